// chronology: the layout by time: from left to right by the day when each was first named.

import { count, entity } from "./data.js";
import { firstDay, hasTime, lastDay } from "./days.js";
import { drawnNode } from "./drawn.js";
import { placeOfDay } from "./reckoning/series.js";
import { dayNumber, stretches, tickText } from "./reckoning/calendar.js";

const WIDE = 1700; // pixels of the axis, of a small graph
const [COLUMN, LINE_HIGH] = [64, 26]; // what each has for itself
const MOST_TICKS = 14;

const axisLength = () => WIDE * Math.max(1, Math.sqrt(count / 400));
const acrossOf = (day) => ((day - firstDay) / Math.max(1, lastDay - firstDay) - 0.5) * axisLength();

/** Whether there are days to lay out by. */
export const hasChronology = hasTime && entity.first.some(Boolean);

/** Places by row: across by the day, down as near to where it stands on the map as is free. */
export function byTime(base) {
  const rows = [...Array(count).keys()];
  const down = [...drawnNode.keys()].map((row) => base.get(row)[1]).sort((a, b) => a - b);
  const low = (y) => placeOfDay(down, y) / Math.max(1, down.length) - 0.5; // of the leading ones, evenly
  const taken = new Set();
  const at = new Map();
  for (const row of rows.sort((a, b) => entity.mentions[b] - entity.mentions[a] || a - b)) {
    const day = entity.first[row];
    // Those without a day stand before the first.
    const x = day ? acrossOf(dayNumber(day)) : -axisLength() / 2 - 3 * COLUMN;
    const wanted = Math.round((low(base.get(row)[1]) * axisLength() * 0.55) / LINE_HIGH);
    const column = Math.round(x / COLUMN);
    let line = wanted;
    for (let n = 1; taken.has(`${column} ${line}`); n++) line = wanted + (n % 2 ? 1 : -1) * Math.ceil(n / 2);
    taken.add(`${column} ${line}`);
    at.set(row, [Math.round(x), line * LINE_HIGH]);
  }
  return at;
}

/** The axis: what stands where across the map. */
export function timeTicks() {
  const { kind, starts } = stretches(firstDay, lastDay, MOST_TICKS);
  return starts.filter((day) => day >= firstDay).map((day) => ({ x: acrossOf(day), text: tickText(day, kind) }));
}
