// motion: where the reader looks. Fits what is shown with room for its names.

import { $ } from "./data.js";
import { state } from "./state.js";
import { shownRows } from "./membership.js";
import { placeOf } from "./places.js";
import { network } from "./scene.js";
import { fitWhole, zoomWhole } from "./whole.js";

const still = matchMedia("(prefers-reduced-motion: reduce)");
const gliding = () => (still.matches ? false : { duration: 250, easingFunction: "easeOutQuad" });

export const timeHeight = () => ($("time").hidden ? 0 : $("time").offsetHeight + 10);

export function fit({ glide = true, rows = [...shownRows] } = {}) {
  if (!network || !rows.length) return;
  const area = $("map");
  const places = rows.map(placeOf);
  const [xs, ys] = [places.map(([x]) => x), places.map(([, y]) => y)];
  const [left, right, top, low] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const side = Math.min(90, area.clientWidth * 0.12);
  const across = area.clientWidth - 2 * side;
  const down = area.clientHeight - 64 - timeHeight();
  if (area.clientHeight < 10) return; // a frame that has no size yet: resize fits it
  const wanted = Math.min(1.4, across / Math.max(1, right - left), down / Math.max(1, low - top));
  const scale = Math.max(0.05, wanted);
  const position = { x: (left + right) / 2, y: (top + low) / 2 + timeHeight() / 2 / scale };
  network.moveTo({ position, scale, animation: glide ? gliding() : false });
}

export function bringIntoView(rows) {
  const at = rows.map((row) => network.canvasToDOM(network.getPosition(row)));
  const { clientWidth, clientHeight } = $("map");
  const inside = at.every(({ x, y }) => x > 60 && y > 40 && x < clientWidth - 60 && y < clientHeight - 90);
  if (inside) return;
  if (rows.length > 1) fit({ rows });
  else network.moveTo({ position: network.getPosition(rows[0]), scale: Math.max(0.7, network.getScale()), animation: gliding() });
}

export function zoom(factor) {
  if (state.view === "whole") zoomWhole(factor);
  else network.moveTo({ scale: Math.min(6, Math.max(0.05, network.getScale() * factor)), animation: false });
}
$("closer").addEventListener("click", () => zoom(1.3));
$("farther").addEventListener("click", () => zoom(1 / 1.3));
$("fit").addEventListener("click", () => (state.view === "whole" ? fitWhole() : fit()));
