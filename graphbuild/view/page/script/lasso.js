// lasso: a line drawn around entities, with Shift or after its button, chooses them.

import { $ } from "./data.js";
import { chooseRows, chooseToo, chosenRows } from "./choosing.js";
import { encloses } from "./reckoning/several.js";
import { hideTip } from "./scene.js";
import { svgElement } from "./shapes.js";
import { isOnBoard, rowAt, rowsOnBoard, spotOnBoard } from "./pointed.js";

const DRAWN = 6; // pixels from which on a hand draws
const drawnOn = $("map").parentElement;
const line = svgElement("svg", { class: "lasso", "aria-hidden": "true" });
const way = svgElement("polygon", {});
line.append(way);

let points = null;
let putDown = null; // where the hand was put down
let isDrawing = false; // by the button
const place = (event) => {
  const box = drawnOn.getBoundingClientRect();
  return /** @type {[number, number]} */ ([event.clientX - box.left, event.clientY - box.top]);
};

function setDrawing(on) {
  isDrawing = on;
  $("lasso").setAttribute("aria-pressed", String(on));
  drawnOn.classList.toggle("drawing", on);
}
$("lasso").addEventListener("click", () => setDrawing(!isDrawing));
document.addEventListener("keydown", (event) => { if (event.key === "Escape") end(); });

// Before the map's own listeners, which would move it.
drawnOn.addEventListener("pointerdown", (event) => {
  if (event.button || !(event.shiftKey || isDrawing) || !isOnBoard(event)) return;
  event.stopPropagation();
  event.preventDefault();
  hideTip();
  $("map").focus({ preventScroll: true });
  points = [place(event)];
  putDown = event.target;
  drawnOn.setPointerCapture(event.pointerId);
}, true);
drawnOn.addEventListener("pointermove", (event) => {
  if (!points) return;
  event.stopPropagation();
  const next = place(event);
  const last = points.at(-1);
  if (Math.hypot(next[0] - last[0], next[1] - last[1]) < DRAWN) return;
  points.push(next);
  way.setAttribute("points", points.map((each) => each.join(",")).join(" "));
  if (!line.parentElement) drawnOn.append(line);
}, true);
drawnOn.addEventListener("pointerup", (event) => {
  if (!points) return;
  event.stopPropagation();
  const drawn = points;
  end();
  if (drawn.length > 2) return chooseRows([...chosenRows(), ...enclosed(drawn)]);
  const row = rowAt({ target: putDown, clientX: event.clientX, clientY: event.clientY });
  if (row >= 0) chooseToo(row);
}, true);
drawnOn.addEventListener("pointercancel", () => end(), true);

function end() {
  points = null;
  line.remove();
  setDrawing(false);
}

const enclosed = (drawn) => rowsOnBoard().filter((row) => encloses(drawn, spotOnBoard(row)));
