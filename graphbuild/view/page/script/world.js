// world: the layout on a map: places where they lie, the others around the place that they
// are tied to most.

import { count, data, entity, pairBetween, pairs } from "./data.js";
import { isStated } from "./relations.js";

const DEGREE = 40; // pixels
const STRETCH = 1.25; // of latitude, as on maps that are true at 37 degrees
const APART = 15; // pixels between those at one place
const SPIRAL = Math.PI * (3 - Math.sqrt(5));

export const hasWorld = entity.where.some(Boolean);
const onPlane = (longitude, latitude) => /** @type {[number, number]} */ ([longitude * DEGREE, -latitude * DEGREE * STRETCH]);

/** Places by row, of those whose place is known and of those that are tied to one of them. */
export function onWorld(ties) {
  const at = new Map();
  const around = new Map(); // place → how many stand around it
  for (let row = 0; row < count; row++) if (entity.where[row]) at.set(row, onPlane(entity.where[row][1], entity.where[row][0]));
  const fixed = new Set(at.keys());
  for (let row = 0; row < count; row++) {
    if (fixed.has(row)) continue;
    const near = ties(row).filter(([other]) => fixed.has(other)).map(([other]) => other);
    // What a sentence states of a place says more than being named beside it.
    const place = near.find((other) => pairs[pairBetween(row, other)].edges.some(isStated)) ?? near[0];
    if (place === undefined) continue;
    const n = (around.get(place) ?? 0) + 1;
    around.set(place, n);
    const [x, y] = at.get(place);
    const reach = APART * Math.sqrt(n + 1);
    at.set(row, [Math.round(x + reach * Math.cos(n * SPIRAL)), Math.round(y + reach * Math.sin(n * SPIRAL))]);
  }
  return at;
}

/** The coasts as lines of points on the plane. */
export const coastLines = (data.coasts ?? []).map((flat) => {
  const line = [];
  let [x, y] = [0, 0];
  for (let n = 0; n < flat.length; n += 2) {
    x += flat[n];
    y += flat[n + 1];
    line.push(onPlane(x / 10, y / 10));
  }
  return line;
});
