// spacing: how near to each other entities stand, and so how small they may be drawn.

import { leadingRows, membersNow } from "./membership.js";
import { isSettled, placeOf } from "./places.js";
import { sizeOf } from "./shapes.js";

const SAMPLE = 1000; // of many, so many tell how far they reach

/** @type {WeakMap<Iterable<number>, number>} */
const spread = new WeakMap();

/** How far apart some entities stand on the map, in its pixels: the root of what each has for itself. */
export function spacingOf(of) {
  if (!spread.has(of)) {
    const all = [...of];
    const rows = all.length < 2 * SAMPLE ? all : all.filter((_, n) => n % Math.floor(all.length / SAMPLE) === 0);
    const [wide, high] = [0, 1].map((axis) => {
      const sorted = rows.map((row) => placeOf(row)[axis]).sort((a, b) => a - b);
      return (sorted[Math.floor(sorted.length * 0.95)] ?? 0) - (sorted[Math.floor(sorted.length * 0.05)] ?? 0);
    });
    spread.set(of, Math.sqrt((Math.max(60, wide) * Math.max(60, high)) / Math.max(1, all.length)));
  }
  return spread.get(of);
}
/** The same of all that is on the map: of those that lead, until the others have their places. */
export const spacingNow = () => spacingOf(isSettled() ? membersNow() : leadingRows);

/** The least radius on the screen, in pixels: a speck could be neither seen nor hit. */
export const leastRadius = (scale) => Math.min(3.2, Math.max(1, spacingNow() * scale * 0.16));
/** An entity's radius on the screen, at a scale of the map. */
export const screenSize = (row, scale) => Math.max(sizeOf(row) * scale, leastRadius(scale));
