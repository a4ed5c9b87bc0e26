// state: all that a reader can change, in one place. change() is the only way to do so.

import { $, counted, entity, isolated, pairs, tiesOf } from "./data.js";
import { firstDay, lastDay } from "./days.js";
import { choose, isMember, showCounts } from "./membership.js";
import { hasBackbone } from "./drawn.js";
import { placeFocus } from "./places.js";
import { drawScene, redrawScene } from "./scene.js";
import { bringIntoView, fit } from "./motion.js";
import { showPanel } from "./panel.js";
import { sheetFor } from "./sheet.js";
import { showFilters, showView } from "./filters.js";
import { showTime } from "./time.js";
import { showTable } from "./table.js";
import { chooseNear } from "./near.js";
import { drawWhole } from "./whole.js";
import { noteQuietly, remember } from "./history.js";

export const START = {
  view: "map", reach: "all", node: -1, pair: -1, path: null, community: -1, chosen: null,
  focus: -1, hops: 1, weight: 1, npmi: -1, from: firstDay, to: lastDay,
  color: "type", size: "mentions", offTypes: [], offRelations: [], stated: false,
  backbone: hasBackbone, layout: "force", allAround: false, hidden: [], added: [], pinned: {}, noPlaces: false, onlyStated: false,
};
export const state = { ...START };
export const NOTHING = { node: -1, pair: -1, path: null, community: -1, chosen: null };

/** Change the state and show it. quiet: no step for back and forward (a slider's drag). */
export function change(patch, { quiet = false, keepView = false } = {}) {
  const before = { ...state };
  Object.assign(state, patch);
  if ("focus" in patch && !patch.allAround) state.allAround = false;
  show(before, keepView);
  if (quiet) noteQuietly();
  else remember();
}

/** Show the state: what changed decides what is drawn anew. */
export function show(before, keepView = false) {
  sheetFor(selectedRows().length > 0 || state.community >= 0);
  const changed = (...names) => names.some((name) => before[name] !== state[name]);
  const isAnew = changed("focus", "hops", "weight", "npmi", "from", "to", "offTypes", "offRelations", "stated", "hidden", "added", "backbone", "layout", "allAround", "reach");
  if (isAnew) {
    choose();
    placeFocus();
  }
  const areOthersNear = chooseNear();
  showView();
  if (isAnew || areOthersNear || changed("pinned", "color", "size", "view")) drawScene();
  else redrawScene();
  if (changed("focus", "hops", "layout", "allAround") && !keepView) fit();
  if (changed(...Object.keys(NOTHING), "focus", "hops", "hidden", "pinned", "from", "to", "offRelations", "stated", "offTypes", "weight", "npmi")) showPanel();
  showFilters();
  showTime();
  if (state.view === "table") showTable();
  drawWhole();
  showCounts();
}

export const selectedRows = () => {
  if (state.node >= 0) return [state.node];
  if (state.pair >= 0) return [pairs[state.pair].a, pairs[state.pair].b];
  return state.path || state.chosen || [];
};
/** Rows that must be on the map for a selection to be seen: those that are not are added. */
export const withAdded = (rows) => {
  const missing = rows.filter((row) => !isMember(row));
  return missing.length ? [...new Set([...state.added, ...missing])] : state.added;
};
export const without = (list, ...gone) => list.filter((each) => !gone.includes(each));

export function select(row, { move = true } = {}) {
  change({ ...NOTHING, node: row, added: withAdded([row]), hidden: unhidden(row) });
  if (move && state.view !== "table") bringIntoView([row]);
  announce(`${isolated(entity.name[row])}, ${counted(tiesOf[row].length, "tie", "ties")}`);
}
export function selectPair(n) {
  const { a, b } = pairs[n];
  change({ ...NOTHING, pair: n, added: withAdded([a, b]) });
  announce(`Connection of ${isolated(entity.name[a])} and ${isolated(entity.name[b])}`);
}
const unhidden = (row) => (state.hidden.includes(row) ? without(state.hidden, row) : state.hidden);
export const letGo = () => change({ ...NOTHING });
export function announce(text) { $("status").textContent = text; }
