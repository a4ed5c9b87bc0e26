// spacing: how near to each other entities stand, and so how small they may be drawn.

import { state } from "./state.js";
import { candidates, shownRows } from "./membership.js";
import { placeOf } from "./places.js";
import { sizeOf } from "./shapes.js";

/** The rows on the map: made anew whenever what is on it, or where it stands, has changed. */
export const membersNow = () => (state.view === "whole" ? candidates : shownRows);
let spread = { of: null, spacing: Infinity };

/** How far apart entities stand on the map, in its pixels: the root of what each has for itself. */
export function spacingNow() {
  const of = membersNow();
  if (spread.of !== of) {
    const rows = [...of];
    const [wide, high] = [0, 1].map((axis) => {
      const sorted = rows.map((row) => placeOf(row)[axis]).sort((a, b) => a - b);
      return (sorted[Math.floor(sorted.length * 0.95)] ?? 0) - (sorted[Math.floor(sorted.length * 0.05)] ?? 0);
    });
    spread = { of, spacing: Math.sqrt((Math.max(60, wide) * Math.max(60, high)) / Math.max(1, rows.length)) };
  }
  return spread.spacing;
}

/** The least radius on the screen, in pixels: a speck could be neither seen nor hit. */
export const leastRadius = (scale) => Math.min(3.2, Math.max(1, spacingNow() * scale * 0.16));
/** An entity's radius on the screen, at a scale of the map. */
export const screenSize = (row, scale) => Math.max(sizeOf(row) * scale, leastRadius(scale));
