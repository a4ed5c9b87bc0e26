// whole: on the whole map, all that the leading part leaves out, in batches beneath it: the same
// places, shapes and colours. While the reader moves the map it is only moved with it;
// it is drawn anew, a batch a frame, when the hand rests.

import { $, count, pairs } from "./data.js";
import { state } from "./state.js";
import { colorOf, shapeOf, traceShape } from "./shapes.js";
import { screenSize } from "./spacing.js";
import { candidates, ofBackbone, shownPairs, shownRows, tieWeight } from "./membership.js";
import { layoutNow, placeOf } from "./places.js";
import { isDrawn, network, redrawn, tieColor } from "./scene.js";
import { isStated } from "./relations.js";

const BATCH = 12000; // ties a frame
const REST = 140; // milliseconds
const MOST_FAR_NAMES = 400;

let batch = 0;
let farPicture = null; // what was drawn, and the view it was drawn for
let resting = 0;
let wanted = "";
/** The rows of the batch that are in view, where they are few: they may have names. */
export let farNamed = [];

export const isWhole = () => state.view === "whole";
let far = { key: "", rows: [], x: new Float32Array(0), y: new Float32Array(0) };
/** All that passes and is not drawn by vis-network, with where it stands. */
function farRows() {
  const key = `${candidates.length} ${shownRows.size} ${layoutNow()} ${state.focus}`;
  if (far.of !== candidates || far.key !== key) {
    const rows = candidates.filter((row) => !shownRows.has(row));
    far = { of: candidates, key, rows, x: Float32Array.from(rows, (row) => placeOf(row)[0]), y: Float32Array.from(rows, (row) => placeOf(row)[1]) };
  }
  return far;
}
/** The rows of the batch, and the ties that are drawn with them. */
export const farMembers = () => (isWhole() ? farRows().rows : []);
let tied = { of: null, near: null, ties: [] };
export function farTies() {
  if (!isWhole()) return [];
  if (tied.of === candidates && tied.near === shownPairs) return tied.ties;
  const inside = new Uint8Array(count);
  for (const row of candidates) inside[row] = 1;
  const near = new Set(shownPairs);
  const ties = [];
  for (let n = 0; n < pairs.length; n++) {
    if (tieWeight[n] && inside[pairs[n].a] && inside[pairs[n].b] && !near.has(n) && (!state.backbone || ofBackbone(n))) ties.push(n);
  }
  tied = { of: candidates, near: shownPairs, ties };
  return ties;
}

const viewNow = () => {
  const { x, y } = network.canvasToDOM({ x: 0, y: 0 });
  return { scale: network.getScale(), x, y, width: $("map").clientWidth, height: $("map").clientHeight };
};

let drawnFor = [];
/** Draw the batch anew where it would look otherwise; without the whole map, forget it.
 *  @param {{ anew?: boolean }} how */
export function drawWhole({ anew = false } = {}) {
  const looks = [isWhole(), candidates, shownPairs, layoutNow(), state.pinned, state.color, state.size];
  if (!anew && looks.every((each, n) => each === drawnFor[n])) return;
  drawnFor = looks;
  batch++;
  wanted = "";
  $("map").removeAttribute("data-drawn");
  if (isWhole() && network) return drawBatch(batch);
  farPicture = null;
  farNamed = [];
}

async function drawBatch(mine) {
  const ratio = devicePixelRatio || 1;
  const view = viewNow();
  wanted = JSON.stringify(view);
  const sheet = document.createElement("canvas");
  [sheet.width, sheet.height] = [Math.max(1, view.width * ratio), Math.max(1, view.height * ratio)];
  const brush = sheet.getContext("2d");
  brush.scale(ratio, ratio);
  const ties = farTies();
  brush.lineWidth = Math.min(1, 0.5 + view.scale);
  brush.globalAlpha = Math.min(0.8, Math.max(0.06, 4000 / Math.max(1, ties.length)));
  for (let start = 0; start < ties.length; start += BATCH) {
    paintTies(brush, view, ties.slice(start, start + BATCH));
    await new Promise(requestAnimationFrame);
    if (mine !== batch) return;
  }
  brush.globalAlpha = 1;
  farNamed = paintFar(brush, view);
  farPicture = { sheet, view };
  redrawn();
  $("map").dataset.drawn = "1";
}

function paintTies(brush, { scale, x, y, width, height }, ties) {
  const byColor = new Map();
  for (const n of ties) {
    const [[x1, y1], [x2, y2]] = [placeOf(pairs[n].a), placeOf(pairs[n].b)].map(([a, b]) => [a * scale + x, b * scale + y]);
    if (Math.max(x1, x2) < 0 || Math.min(x1, x2) > width || Math.max(y1, y2) < 0 || Math.min(y1, y2) > height) continue;
    const color = tieColor(pairs[n].edges.find(isStated));
    if (!byColor.has(color)) byColor.set(color, new Path2D());
    byColor.get(color).moveTo(x1, y1);
    byColor.get(color).lineTo(x2, y2);
  }
  for (const [color, path] of byColor) {
    brush.strokeStyle = color;
    brush.stroke(path);
  }
}

/** Paint the entities; return those in view that may have names. */
function paintFar(brush, view) {
  const { rows, x, y } = farRows();
  const seen = [];
  const byColor = new Map();
  for (let n = rows.length - 1; n >= 0; n--) {
    const [a, b] = [x[n] * view.scale + view.x, y[n] * view.scale + view.y];
    if (a < -9 || a > view.width + 9 || b < -9 || b > view.height + 9) continue;
    seen.push(rows[n]);
    const color = colorOf(rows[n]);
    if (!byColor.has(color)) byColor.set(color, []);
    byColor.get(color).push([rows[n], a, b]);
  }
  for (const [color, some] of byColor) {
    brush.fillStyle = color;
    brush.beginPath();
    for (const [row, a, b] of some) traceShape(brush, shapeOf(row), a, b, screenSize(row, view.scale));
    brush.fill();
  }
  return seen.length <= MOST_FAR_NAMES ? seen : [];
}

/** Put the batch under what vis-network draws, moved as the map was. */
export function paintWhole(canvas) {
  if (!isWhole()) return;
  const view = viewNow();
  if (JSON.stringify(view) !== wanted) {
    wanted = "";
    clearTimeout(resting);
    resting = window.setTimeout(() => drawWhole({ anew: true }), REST);
  }
  if (!farPicture) return;
  const ratio = canvas.canvas.width / canvas.canvas.clientWidth;
  const factor = view.scale / farPicture.view.scale;
  canvas.save();
  canvas.setTransform(ratio, 0, 0, ratio, 0, 0);
  canvas.drawImage(farPicture.sheet, view.x - farPicture.view.x * factor, view.y - farPicture.view.y * factor,
    farPicture.view.width * factor, farPicture.view.height * factor);
  canvas.restore();
}

/** The entity of the batch at a point of the map's element, -1 where none is. */
export function farAt(left, top) {
  if (!isWhole()) return -1;
  const { scale, x, y } = viewNow();
  const { rows, x: xs, y: ys } = farRows();
  let [best, nearest] = [6, -1];
  for (let n = 0; n < rows.length; n++) {
    const off = Math.hypot(xs[n] * scale + x - left, ys[n] * scale + y - top) - screenSize(rows[n], scale);
    if (off < best) [best, nearest] = [off, rows[n]];
  }
  return nearest;
}

/** Whether an entity is on the map, drawn by vis-network or with the batch. */
export const isOnMap = (row) => isDrawn(row) || (isWhole() && farSet().has(row));
let farOf = { rows: null, set: new Set() };
function farSet() {
  const { rows } = farRows();
  if (farOf.rows !== rows) farOf = { rows, set: new Set(rows) };
  return farOf.set;
}
/** Where an entity stands now, also while it is dragged. */
export function spotOf(row) {
  if (isDrawn(row)) return network.getPosition(row);
  const [x, y] = placeOf(row);
  return { x, y };
}
