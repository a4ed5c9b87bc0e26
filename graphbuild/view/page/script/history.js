// history: the state in the page's address, and the way back and forward. Entities are
// named by their ids, so that a link holds for a later build too. Inside a notebook's
// frame the browser's own history is closed; then the page keeps its own.

import { $, data, entity, pairBetween, pairs, rowOf } from "./data.js";
import { firstDay, lastDay } from "./days.js";
import { dayNumber, dayText } from "./reckoning/calendar.js";
import { hasStated } from "./relations.js";
import { stopPlaying } from "./time.js";
import { START, selectedRows, show, state } from "./state.js";
import { choose, isMember } from "./membership.js";
import { layoutNames } from "./layouts.js";
import { waysBetween } from "./ways.js";

export const steps = [""];
let step = 0;
let ownHistory = false;

export function stateText() {
  const text = new URLSearchParams();
  const id = (row) => entity.id[row];
  for (const name of ["view", "reach", "color", "size", "weight", "npmi", "layout"]) if (state[name] !== START[name]) text.set(name, state[name]);
  if (state.from > firstDay) text.set("from", dayText(state.from));
  if (state.to < lastDay) text.set("to", dayText(state.to));
  if (state.focus >= 0) { text.set("focus", id(state.focus)); text.set("hops", String(state.hops)); }
  if (state.node >= 0) text.set("node", id(state.node));
  if (state.pair >= 0) for (const end of ["a", "b"]) text.append("tie", id(pairs[state.pair][end]));
  if (state.path) for (const row of state.path) text.append("path", id(row));
  if (state.chosen) for (const row of state.chosen) text.append("chosen", id(row));
  if (state.noPlaces) text.set("through", "no-places");
  if (state.onlyStated) text.set("by", "stated");
  if (state.community >= 0) text.set("community", String(state.community + 1));
  if (state.stated) text.set("ties", "stated");
  else if (state.backbone !== START.backbone) text.set("ties", "all");
  if (state.allAround) text.set("around", "all");
  for (const type of state.offTypes) text.append("no-type", data.types[type].name);
  for (const relation of state.offRelations) text.append("no-relation", data.relations[relation]);
  for (const row of state.hidden) text.append("hide", id(row));
  for (const row of state.added) text.append("add", id(row));
  for (const [row, [x, y]] of Object.entries(state.pinned)) text.append("pin", `${x},${y},${id(row)}`);
  return text.toString();
}

function stateOf(text) {
  const given = new URLSearchParams(text);
  const rows = (name) => given.getAll(name).map((id) => rowOf.get(id)).filter((row) => row !== undefined);
  const one = (name) => rows(name)[0] ?? -1;
  const day = (name, otherwise) => {
    const at = given.has(name) ? dayNumber(given.get(name)) : NaN;
    return Number.isFinite(at) ? Math.min(lastDay, Math.max(firstDay, at)) : otherwise;
  };
  const within = (name, low, high) => {
    const value = Number(given.get(name));
    return given.has(name) && Number.isFinite(value) ? Math.min(high, Math.max(low, value)) : START[name];
  };
  const among = (name, options) => (options.includes(given.get(name)) ? given.get(name) : START[name]);
  const pinned = {};
  for (const pin of given.getAll("pin")) {
    const [, x, y, id] = pin.match(/^(-?\d+),(-?\d+),(.*)$/s) || [];
    if (rowOf.has(id)) pinned[rowOf.get(id)] = [Number(x), Number(y)];
  }
  const tie = rows("tie");
  const chosen = rows("chosen");
  return { ...START, node: one("node"), focus: one("focus"), hops: within("hops", 1, 5),
    pair: tie.length === 2 ? pairBetween(...tie) ?? -1 : -1, ways: rows("path"), chosen: chosen.length ? chosen : null,
    noPlaces: given.get("through") === "no-places", onlyStated: given.get("by") === "stated",
    community: given.has("community") ? Number(given.get("community")) - 1 || 0 : -1,
    view: among("view", ["map", "table"]), color: among("color", ["type", "community"]),
    reach: among("reach", ["all", "leading"]), layout: among("layout", layoutNames()), backbone: START.backbone && !given.has("ties"), allAround: given.get("around") === "all",
    size: among("size", ["mentions", "rank"]), weight: within("weight", 1, 1e9), npmi: within("npmi", -1, 1),
    from: day("from", START.from), to: day("to", START.to), pinned, stated: given.get("ties") === "stated" && hasStated, hidden: rows("hide"), added: rows("add"),
    offTypes: data.types.flatMap((type, row) => (given.getAll("no-type").includes(type.name) ? [row] : [])),
    offRelations: data.relations.flatMap((name, row) => (given.getAll("no-relation").includes(name) ? [row] : [])) };
}

/** A link's way as it was, where its ties pass yet; else the best between its ends. */
function wayAgain(rows) {
  const [from, to] = [rows[0], rows.at(-1)];
  const found = waysBetween(from, to);
  return found.find((way) => way.join() === rows.join()) ?? found[0] ?? null;
}

export function restore(text) {
  stopPlaying({ note: false });
  const { ways, ...wanted } = stateOf(text);
  const before = { ...state };
  Object.assign(state, wanted);
  choose();
  if (ways.length > 1) state.path = wayAgain(ways);
  const missing = selectedRows().filter((row) => !isMember(row));
  if (missing.length) state.added = [...new Set([...state.added, ...missing])];
  show({ ...before, offTypes: null, node: null });
  $("back").disabled = step === 0;
  $("forward").disabled = step === steps.length - 1;
}

export function remember() {
  const text = stateText();
  if (text === steps[step]) return;
  steps.length = step + 1;
  steps.push(text);
  step++;
  $("back").disabled = false;
  $("forward").disabled = true;
  try {
    history.pushState({ step }, "", `#${text}`);
  } catch {
    ownHistory = true;
  }
}
export function noteQuietly() {
  try {
    history.replaceState({ step }, "", `#${stateText()}`);
  } catch {
    ownHistory = true;
  }
}
export function noteFirst() {
  try {
    history.replaceState({ step: 0 }, "");
  } catch {
    ownHistory = true;
  }
}
function goTo(wanted) {
  if (!(wanted in steps) || wanted === step) return;
  if (!ownHistory) return history.go(wanted - step);
  step = wanted;
  restore(steps[step]);
}
addEventListener("popstate", (event) => {
  const text = location.hash.slice(1);
  const known = event.state?.step;
  if (known in steps) {
    step = known;
    return restore(steps[step]); // a slider's drag has changed the address that the step had
  } else { // a link that was put into the address by hand
    steps.length = step + 1;
    steps.push(text);
    step++;
  }
  restore(text);
});
$("back").addEventListener("click", () => goTo(step - 1));
$("forward").addEventListener("click", () => goTo(step + 1));
