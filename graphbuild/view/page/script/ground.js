// ground: what lies under entities and ties: coasts, the axis of time, communities as areas.
// The same for the map and for what is exported of it.

import { $ } from "./data.js";
import { footHeight } from "./motion.js";
import { network } from "./scene.js";
import { state } from "./state.js";
import { communityColor, ink } from "./shapes.js";
import { coastLines } from "./world.js";
import { timeTicks } from "./chronology.js";
import { focusAt } from "./places.js";
import { hullsNow } from "./hulls.js";
import { FACE } from "./face.js";

const FAR = 1e5;

/** @typedef {{ points: [number, number][], closed?: boolean, fill?: string, stroke?: string, width?: number, opacity?: number }} Area */

/** The areas and lines, in the map's pixels; widths are the screen's. @returns {Area[]} */
export function groundAreas() {
  if (focusAt) return [];
  if (state.layout === "world") {
    return coastLines.map((points) => ({ points, closed: true, fill: ink.land, stroke: ink.line, width: 1 }));
  }
  if (state.layout === "time") {
    return timeTicks().map(({ x }) => ({ points: [[x, -FAR], [x, FAR]], stroke: ink.line, width: 1 }));
  }
  return hullsNow().map(({ corners, community }) => ({
    points: corners, closed: true, fill: communityColor(community), opacity: 0.13 }));
}

/** What is written along the lower border, in the screen's pixels. */
export function groundWords() {
  if (focusAt || state.layout !== "time") return [];
  return timeTicks().map(({ x, text }) => ({ text, x: network.canvasToDOM({ x, y: 0 }).x + 5, y: $("map").clientHeight - footHeight() - 10 }));
}

export function drawGround(canvas) {
  canvas.save();
  for (const { points, closed, fill, stroke, width, opacity = 1 } of groundAreas()) {
    canvas.globalAlpha = opacity;
    canvas.beginPath();
    for (const [x, y] of points) canvas.lineTo(x, y);
    if (closed) canvas.closePath();
    if (fill) {
      canvas.fillStyle = fill;
      canvas.fill();
    }
    if (stroke) {
      canvas.strokeStyle = stroke;
      canvas.lineWidth = width / network.getScale();
      canvas.stroke();
    }
  }
  canvas.restore();
  const ratio = canvas.canvas.width / canvas.canvas.clientWidth;
  canvas.save();
  canvas.setTransform(ratio, 0, 0, ratio, 0, 0);
  Object.assign(canvas, { font: `12px ${FACE}`, fillStyle: ink.soft, textBaseline: "middle" });
  for (const { text, x, y } of groundWords()) canvas.fillText(text, x, y);
  canvas.restore();
}
