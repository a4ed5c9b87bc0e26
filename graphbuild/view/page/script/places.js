// places: where entities stand. Python computed the leading part, once by all ties and once by
// those that are stated; the others find a free place beside what they are tied to most. A
// focus is laid out in rings; time and the world have places of their own.

import { count, entity, farEnd, pairBetween, pairs, tiesOf } from "./data.js";
import { byTime } from "./chronology.js";
import { onWorld } from "./world.js";
import { ringsAround } from "./reckoning/rings.js";
import { settleAll } from "./reckoning/settling.js";
import { state } from "./state.js";
import { distance, shownRows, tieWeight } from "./membership.js";
import { drawnNode } from "./drawn.js";

const leadingAt = new Map([...drawnNode].flatMap(([row, { x, y }]) =>
  (Number.isFinite(x) && Number.isFinite(y) ? [[row, [x, y]]] : [])));
const statedAt = new Map(entity.stated.flatMap((at, row) => (at ? [[row, at]] : [])));

const NOWHERE = [0, 4200]; // under the map of the world: of whom no place is known

const strongestFirst = [];
function tiesByStrength(row) {
  return strongestFirst[row] ??= tiesOf[row].map((n) => [farEnd(pairs[n], row), pairs[n].weight])
    .sort((a, b) => b[1] - a[1] || a[0] - b[0]);
}
/** By name of the layout, the places of all rows, made when they are first wanted. */
const made = new Map();
function placesBy(layout) {
  if (!made.has(layout)) {
    const make = { time: () => byTime(placesBy("all")), world: () => onWorld(tiesByStrength) }[layout];
    const at = make ? make() : new Map(layout === "stated" ? statedAt : leadingAt);
    if (!make) settleAll(at, count, tiesByStrength);
    made.set(layout, at);
  }
  return made.get(layout);
}
/** The layout that is shown now. */
export const layoutNow = () => (state.layout !== "force" ? state.layout : state.stated && statedAt.size ? "stated" : "all");

/** Those that have a place on the map of the world. */
export const worldRows = () => placesBy("world");

export let focusAt = null;
export function placeOf(row) {
  if (row in state.pinned) return state.pinned[row];
  if (focusAt?.has(row)) return focusAt.get(row);
  const layout = layoutNow();
  // Who is on the leading map needs nobody else to be placed.
  const first = { all: leadingAt, stated: statedAt }[layout];
  return (!made.has(layout) && first?.get(row)) || placesBy(layout).get(row) || NOWHERE;
}

/** Rings around the focus: nearer entities inside, in each by type and by strength. */
export function placeFocus() {
  focusAt = null;
  if (state.focus < 0) return;
  const strength = (row, hop) => (hop === 1 ? tieWeight[pairBetween(state.focus, row)]
    : Math.max(...tiesOf[row].filter((n) => distance.get(farEnd(pairs[n], row)) === hop - 1).map((n) => tieWeight[n])));
  const members = [...shownRows].filter((row) => distance.get(row) > 0).map((row) => {
    const hop = distance.get(row);
    return { row, hop, type: entity.type[row], strength: strength(row, hop) };
  });
  focusAt = ringsAround(members);
  focusAt.set(state.focus, [0, 0]);
}
