// sheet: on a narrow screen the panel is a sheet at the bottom: shut, half way up, or all of it.

import { $ } from "./data.js";
import { network } from "./scene.js";

const STATES = ["shut", "half", "full"];
const DRAGGED = 24; // pixels from which on a touch of the handle is a drag
const narrow = matchMedia("(max-width: 760px)");
const handle = $("sheet-handle");

const sheetNow = () => document.body.dataset.sheet || STATES[0];
export function setSheet(wanted) {
  if (wanted === sheetNow()) return;
  document.body.dataset.sheet = wanted;
  showHandle();
  if (!narrow.matches || !network) return;
  network.setSize("100%", "100%"); // now, so that what is chosen comes into what is seen of the map
  network.redraw();
}
function showHandle() {
  handle.setAttribute("aria-expanded", String(sheetNow() !== "shut"));
  handle.setAttribute("aria-label", { shut: "Open the details", half: "Open the details wholly", full: "Close the details" }[sheetNow()]);
  $("panel").inert = narrow.matches && sheetNow() === "shut";
}

/** Half way up for what is chosen; out of the way where nothing is. */
export function sheetFor(chosen) {
  if (!chosen) setSheet("shut");
  else if (sheetNow() === "shut") setSheet("half");
}

let startY = 0;
let wasDragged = false;
handle.addEventListener("pointerdown", (event) => {
  startY = event.clientY;
  wasDragged = false;
  handle.setPointerCapture(event.pointerId);
});
handle.addEventListener("pointerup", (event) => {
  const up = startY - event.clientY;
  if (Math.abs(up) < DRAGGED) return;
  wasDragged = true;
  const at = STATES.indexOf(sheetNow()) + Math.sign(up);
  setSheet(STATES[Math.min(STATES.length - 1, Math.max(0, at))]);
});
handle.addEventListener("click", () => {
  if (!wasDragged) setSheet(STATES[(STATES.indexOf(sheetNow()) + 1) % STATES.length]);
  wasDragged = false;
});
narrow.addEventListener("change", showHandle);
showHandle();
