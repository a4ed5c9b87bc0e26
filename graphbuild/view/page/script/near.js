// near: of a large graph, vis-network draws those who lead in what is looked at, and who is
// chosen; a batch beneath draws the others. Who comes near is drawn when the hand rests.

import { $, data } from "./data.js";
import { candidates, drawOnly, hasFar, leadingRows, shownRows } from "./membership.js";
import { isSettled, layoutNow, placeOf } from "./places.js";
import { network } from "./scene.js";
import { selectedRows, state } from "./state.js";

let stood = { of: null, layout: "", pinned: null, x: new Float32Array(0), y: new Float32Array(0) };
/** Where all that pass the filters stand, in their order. */
export function standing() {
  const layout = layoutNow();
  if (stood.of !== candidates || stood.layout !== layout || stood.pinned !== state.pinned) {
    const [x, y] = [new Float32Array(candidates.length), new Float32Array(candidates.length)];
    candidates.forEach((row, n) => { [x[n], y[n]] = placeOf(row); });
    stood = { of: candidates, layout, pinned: state.pinned, x, y };
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
    if (x[n] >= from.x && x[n] <= to.x && y[n] >= from.y && y[n] <= to.y) near.add(candidates[n]);
  }
  for (let n = 0; n < leadingRows.length && near.size < data.fill; n++) near.add(leadingRows[n]);
  const asked = [...selectedRows(), ...state.added, ...Object.keys(state.pinned).map(Number)];
  for (const row of asked) if (!state.hidden.includes(row)) near.add(row);
  if (near.size === shownRows.size && [...near].every((row) => shownRows.has(row))) return false;
  drawOnly(near);
  return true;
}
