// near: of a large graph, vis-network draws those who lead in what is looked at, and who is
// chosen; a batch beneath draws the others. Who comes near is drawn when the hand rests.

import { $, count, data } from "./data.js";
import { candidates, drawOnly, hasFar, leadingRows, shownRows } from "./membership.js";
import { isSettled, layoutNow, placeOf } from "./places.js";
import { network } from "./scene.js";
import { selectedRows, state } from "./state.js";

let stood = { layout: "", pinned: null, x: new Float32Array(0), y: new Float32Array(0) };
/** Where all stand, by row: read so often that asking for each place would be felt. */
export function standing() {
  const layout = layoutNow();
  if (stood.layout !== layout || stood.pinned !== state.pinned) {
    const [x, y] = [new Float32Array(count), new Float32Array(count)];
    for (let row = 0; row < count; row++) [x[row], y[row]] = placeOf(row);
    stood = { layout, pinned: state.pinned, x, y };
  }
  return stood;
}

/** Have vis-network draw the leading of what is in view; return whether they were others before. */
export function chooseNear() {
  if (!network || !hasFar() || !isSettled() || state.view === "table") return false;
  const { x, y } = standing();
  const [from, to] = [{ x: 0, y: 0 }, { x: $("map").clientWidth, y: $("map").clientHeight }].map((at) => network.DOMtoCanvas(at));
  const near = new Set();
  for (let n = 0; n < candidates.length && near.size < data.fill; n++) {
    const row = candidates[n];
    if (x[row] >= from.x && x[row] <= to.x && y[row] >= from.y && y[row] <= to.y) near.add(row);
  }
  for (let n = 0; n < leadingRows.length && near.size < data.fill; n++) near.add(leadingRows[n]);
  const asked = [...selectedRows(), ...state.added, ...Object.keys(state.pinned).map(Number)];
  for (const row of asked) if (!state.hidden.includes(row)) near.add(row);
  if (near.size === shownRows.size && [...near].every((row) => shownRows.has(row))) return false;
  drawOnly(near);
  return true;
}
