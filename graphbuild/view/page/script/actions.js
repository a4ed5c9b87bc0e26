// actions: all that can be done with an entity, a tie or several, once for card and menu.

import { counted, data, entity, farEnd, isolated, number, pairs, tiesOf } from "./data.js";
import { change, letGo, selectPair, state } from "./state.js";
import { chooseRows, chooseToo, chosenRows, hideRows, pinRows, unpinRows } from "./choosing.js";
import { leadingRows, tieWeight } from "./membership.js";
import { placeOf } from "./places.js";
import { bringIntoView, fit } from "./motion.js";
import { noteEntity, notePair } from "./notes.js";
import { showPath } from "./panel.js";
import { askDifferent, askRename, askSame, askType, decideNoName, decideSame } from "./deciding.js";
import { askFor } from "./search.js";

const MOST_EXPANDED = 40;

/**
 * group: what stands together. text: of its button. title: what it does, where the text does not say it.
 * pressed: of what is on or off. isInCard: whether an entity's card has it as a button too.
 * @typedef {{ group: string, text: string, run: () => void, title?: string, pressed?: boolean, isInCard?: boolean }} Action
 */

/** The neighbours that do not stand in front on the map, the most strongly tied first. */
export function missingOf(row) {
  const leading = new Set(leadingRows);
  return tiesOf[row].filter((n) => tieWeight[n]).sort((m, n) => tieWeight[n] - tieWeight[m] || m - n)
    .map((n) => farEnd(pairs[n], row)).filter((other) => !leading.has(other));
}
const expand = (rows) => change({ added: [...new Set([...state.added, ...rows.slice(0, MOST_EXPANDED)])] });

/** @returns {Action[]} */
function expansions(row) {
  const missing = state.focus < 0 ? missingOf(row) : [];
  if (!missing.length) return [];
  const byType = new Map();
  for (const other of missing) {
    const type = entity.type[other];
    byType.set(type, [...(byType.get(type) || []), other]);
  }
  const of = (rows) => (rows.length > MOST_EXPANDED ? `The ${MOST_EXPANDED} most strongly tied of ${number(rows.length)} neighbours` : counted(rows.length, "further neighbour", "further neighbours"));
  return [
    { group: "expand", text: `Expand (${number(missing.length)})`, title: of(missing), isInCard: true, run: () => expand(missing) },
    ...(byType.size < 2 ? [] : [...byType].sort(([a], [b]) => a - b).map(([type, rows]) => (
      { group: "expand", text: `Expand ${data.types[type].name} (${number(rows.length)})`, title: of(rows), run: () => expand(rows) }))),
  ];
}

/** @returns {Action[]} */
export function actionsOf(row) {
  const focused = (hops) => state.focus === row && state.hops === hops;
  const focus = (hops) => change(focused(hops) ? { focus: -1 } : { focus: row, hops });
  const pinned = row in state.pinned;
  const others = chosenRows().filter((each) => each !== row);
  return [
    { group: "look", text: "Focus", title: "Only it and those tied to it", pressed: focused(1), isInCard: true, run: () => focus(1) },
    { group: "look", text: "2 hops", title: "Only what is within two steps of it", pressed: focused(2), isInCard: true, run: () => focus(2) },
    { group: "look", text: "Path to …", isInCard: true,
      run: () => askFor(row, `Path from ${entity.name[row]} to …`, (other) => showPath(row, other)) },
    ...expansions(row),
    { group: "map", text: pinned ? "Unpin" : "Pin", title: "Stays on the map, where it is, whatever is filtered", pressed: pinned, isInCard: true,
      run: () => (pinned ? unpinRows([row]) : pinRows([row], placeOf)) },
    { group: "map", text: "Hide", isInCard: true, run: () => hideRows([row]) },
    ...(others.length ? [{ group: "map", text: chosenRows().includes(row) ? "Choose no longer" : "Choose too", title: "Several can be chosen: with Shift, or by a line drawn around them",
      run: () => chooseToo(row) }] : []),
    { group: "note", text: "Note …", run: () => noteEntity(row) },
    { group: "decide", text: "Same as …", title: "It and another are one entity", run: () => askSame(row) },
    { group: "decide", text: "Different from …", title: "It and another are two", run: () => askDifferent(row) },
    { group: "decide", text: "Rename …", run: () => askRename(row) },
    { group: "decide", text: "Type …", title: "What it is: a person, a place …", run: () => askType(row) },
    { group: "decide", text: "Not a name", title: "Leave it out of the graph", run: () => decideNoName(row) },
  ];
}

/** @returns {Action[]} */
export function actionsOfTie(n) {
  const { a, b } = pairs[n];
  return [
    { group: "look", text: "What connects them", run: () => { selectPair(n); bringIntoView([a, b]); } },
    { group: "note", text: "Note …", isInCard: true, run: () => notePair(n) },
    { group: "map", text: "Choose both", isInCard: true, run: () => chooseRows([a, b]) },
    { group: "map", text: `Hide ${isolated(entity.name[a])}`, run: () => hideRows([a]) },
    { group: "map", text: `Hide ${isolated(entity.name[b])}`, run: () => hideRows([b]) },
  ];
}

/** @returns {Action[]} */
export function actionsOfSeveral(rows) {
  const all = rows.every((row) => row in state.pinned);
  return [
    ...(rows.length === 2 ? [{ group: "look", text: "Path between them", isInCard: true, run: () => showPath(rows[0], rows[1]) }] : []),
    { group: "look", text: "Bring into view", isInCard: true, run: () => fit({ rows }) },
    { group: "map", text: all ? "Unpin all" : "Pin all", title: "They stay on the map, where they are, whatever is filtered", pressed: all, isInCard: true,
      run: () => (all ? unpinRows(rows) : pinRows(rows, placeOf)) },
    { group: "map", text: "Hide all", isInCard: true, run: () => hideRows(rows) },
    { group: "decide", text: "They are one", title: "A decision for the next build", isInCard: true, run: () => decideSame(rows) },
    { group: "map", text: "Let go", isInCard: true, run: letGo },
  ];
}
