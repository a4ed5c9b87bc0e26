// lasso: a line drawn around entities, with Shift or after its button, chooses them.

import { $ } from "./data.js";
import { state } from "./state.js";
import { chooseRows, chooseToo, chosenRows } from "./choosing.js";
import { candidates, shownRows } from "./membership.js";
import { encloses } from "./reckoning/several.js";
import { hideTip, network } from "./scene.js";
import { svgElement } from "./shapes.js";
import { rowAt } from "./pointed.js";
import { onWhole } from "./whole.js";

const DRAWN = 6; // pixels from which on a hand draws
const board = $("map").parentElement;
const line = svgElement("svg", { class: "lasso", "aria-hidden": "true" });
const way = svgElement("polygon", {});
line.append(way);

let points = null;
let isDrawing = false; // by the button
const onMap = (event) => ["map", "whole"].some((id) => $(id).contains(event.target));
const place = (event) => {
  const box = board.getBoundingClientRect();
  return /** @type {[number, number]} */ ([event.clientX - box.left, event.clientY - box.top]);
};

function setDrawing(on) {
  isDrawing = on;
  $("lasso").setAttribute("aria-pressed", String(on));
  board.classList.toggle("drawing", on);
}
$("lasso").addEventListener("click", () => setDrawing(!isDrawing));
document.addEventListener("keydown", (event) => { if (event.key === "Escape") end(); });

// Before the map's own listeners, which would move it.
board.addEventListener("pointerdown", (event) => {
  if (event.button || !(event.shiftKey || isDrawing) || !onMap(event)) return;
  event.stopPropagation();
  event.preventDefault();
  hideTip();
  $("map").focus({ preventScroll: true });
  points = [place(event)];
  board.setPointerCapture(event.pointerId);
}, true);
board.addEventListener("pointermove", (event) => {
  if (!points) return;
  event.stopPropagation();
  const next = place(event);
  const last = points.at(-1);
  if (Math.hypot(next[0] - last[0], next[1] - last[1]) < DRAWN) return;
  points.push(next);
  way.setAttribute("points", points.map((each) => each.join(",")).join(" "));
  if (!line.parentElement) board.append(line);
}, true);
board.addEventListener("pointerup", (event) => {
  if (!points) return;
  event.stopPropagation();
  const drawn = points;
  end();
  if (drawn.length > 2) return chooseRows([...chosenRows(), ...enclosed(drawn)]);
  const row = rowAt(event);
  if (row >= 0) chooseToo(row);
}, true);
board.addEventListener("pointercancel", () => end(), true);

function end() {
  points = null;
  line.remove();
  setDrawing(false);
}

function enclosed(drawn) {
  const whole = state.view === "whole";
  const at = whole ? onWhole : (row) => { const { x, y } = network.canvasToDOM(network.getPosition(row)); return [x, y]; };
  return (whole ? candidates : [...shownRows]).filter((row) => encloses(drawn, /** @type {[number, number]} */ (at(row))));
}
