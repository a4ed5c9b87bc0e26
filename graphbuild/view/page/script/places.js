// places: where entities stand. Python computed the leading part, once by all ties and once by
// those that are stated; the others find a free place beside what they are tied to most. A
// focus is laid out in rings; time and the world have places of their own.

import { count, entity, farEnd, pairBetween, pairs, tiesOf } from "./data.js";
import { byTime } from "./chronology.js";
import { onWorld } from "./world.js";
import { ringsAround } from "./reckoning/rings.js";
import { settling } from "./reckoning/settling.js";
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
/** @type {Map<string, Generator<void, void>>} places that are being made */
const making = new Map();
function beginPlaces(layout) {
  if (!made.has(layout)) {
    const make = { time: () => byTime(placesBy("all")), world: () => onWorld(tiesByStrength) }[layout];
    made.set(layout, make ? make() : new Map(layout === "stated" ? statedAt : leadingAt));
    if (!make) making.set(layout, settling(made.get(layout), count, tiesByStrength));
  }
}
function placesBy(layout) {
  if (!made.has(layout) || making.has(layout)) settle(layout, Infinity);
  return made.get(layout);
}
/** Give places for so many milliseconds; return whether all have theirs. */
function settle(layout, milliseconds) {
  const end = performance.now() + milliseconds;
  beginPlaces(layout);
  while (making.has(layout)) {
    if (making.get(layout).next().done) making.delete(layout);
    else if (performance.now() > end) return false;
  }
  return true;
}
/** Whether all that could be on the map have places: those who lead have theirs at once. */
export const isSettled = () => made.has(layoutNow()) && !making.has(layoutNow());
/** Go on giving places for some milliseconds; return whether all have theirs. */
export const settleFor = (milliseconds) => settle(layoutNow(), milliseconds);
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
  return first?.get(row) || placesBy(layout).get(row) || NOWHERE;
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
