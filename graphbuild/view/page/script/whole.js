// whole: all that is on the map of a large graph and not near, in a batch beneath what
// vis-network draws: the same places, shapes and colours. While the reader moves the map it is only moved
// with it; it is drawn anew, some a frame, when the hand rests.

import { $, count, pairs } from "./data.js";
import { state } from "./state.js";
import { colorOf, shapeOf, traceShape } from "./shapes.js";
import { screenSize } from "./spacing.js";
import { candidates, hasFar, isMember, ofBackbone, shownPairs, shownRows, tieWeight } from "./membership.js";
import { chooseNear, standing } from "./near.js";
import { layoutNow, placeOf, settleFor } from "./places.js";
import { drawScene, isDrawn, network, redrawn, tieColor } from "./scene.js";
import { isStated } from "./relations.js";

const BATCH = 3000; // ties or entities a frame
const SLICE = 12; // milliseconds of a frame in which places are given
const REST = 140; // milliseconds
const AFTER = 50; // milliseconds: first what is near is drawn, while the old picture lies beneath
const MOST_FAR_TIES = 6000; // in view, the strongest: more would be a grey sheet
const FAINT = 0.4; // what is far stands behind

let batch = 0;
let farPicture = null; // what was drawn, and the view it was drawn for
let resting = 0;
let wanted = "";

const isWhole = () => hasFar() && state.view !== "table";
/** The rows of the batch. */
export const farMembers = () => (isWhole() ? candidates.filter((row) => !shownRows.has(row)) : []);

let byStrength = null;
let tied = { of: null, near: null, backbone: false, ties: [] };
/** The ties of the batch, the strongest first. */
function tiesOfBatch() {
  if (tied.of === candidates && tied.near === shownPairs && tied.backbone === state.backbone) return tied.ties;
  byStrength ??= Uint32Array.from(pairs.keys()).sort((m, n) => pairs[n].weight - pairs[m].weight || m - n);
  const inside = new Uint8Array(count);
  for (const row of candidates) inside[row] = 1;
  const near = new Set(shownPairs);
  const ties = [];
  for (const n of byStrength) {
    if (tieWeight[n] && inside[pairs[n].a] && inside[pairs[n].b] && !near.has(n) && (!state.backbone || ofBackbone(n))) ties.push(n);
  }
  tied = { of: candidates, near: shownPairs, backbone: state.backbone, ties };
  return ties;
}
/** The ties that are drawn with the batch as it is looked at. */
export function farTies() {
  if (!isWhole()) return [];
  const view = viewNow();
  const at = standing();
  const found = [];
  for (const n of tiesOfBatch()) {
    if (isSeen(pairs[n], at, view)) found.push(n);
    if (found.length === MOST_FAR_TIES) break;
  }
  return found;
}
function isSeen({ a, b }, at, { scale, x, y, width, height }) {
  return Math.max(at.x[a], at.x[b]) * scale + x >= 0 && Math.min(at.x[a], at.x[b]) * scale + x <= width &&
    Math.max(at.y[a], at.y[b]) * scale + y >= 0 && Math.min(at.y[a], at.y[b]) * scale + y <= height;
}

const viewNow = () => {
  const { x, y } = network.canvasToDOM({ x: 0, y: 0 });
  return { scale: network.getScale(), x, y, width: $("map").clientWidth, height: $("map").clientHeight };
};

let drawnFor = [];
/** Draw the batch anew where it would look otherwise; where there is none, forget it.
 *  @param {{ anew?: boolean }} how */
export function drawWhole({ anew = false } = {}) {
  if (!network) return;
  const looks = [isWhole(), candidates, shownPairs, layoutNow(), state.pinned, state.color, state.size];
  if (!anew && looks.every((each, n) => each === drawnFor[n])) return;
  drawnFor = looks;
  batch++;
  wanted = JSON.stringify(viewNow());
  $("map").removeAttribute("data-drawn");
  if (isWhole()) return drawBatch(batch);
  farPicture = null;
}

const nextFrame = () => new Promise(requestAnimationFrame);

async function drawBatch(mine) {
  await new Promise((done) => setTimeout(done, AFTER));
  do {
    await nextFrame();
    if (mine !== batch) return;
  } while (!settleFor(SLICE));
  if (chooseNear()) {
    drawScene();
    drawnFor[2] = shownPairs;
  }
  const ratio = devicePixelRatio || 1;
  const view = viewNow();
  wanted = JSON.stringify(view);
  const sheet = document.createElement("canvas");
  [sheet.width, sheet.height] = [Math.max(1, view.width * ratio), Math.max(1, view.height * ratio)];
  const brush = sheet.getContext("2d");
  brush.scale(ratio, ratio);
  const ties = farTies();
  brush.lineWidth = Math.min(1, 0.4 + view.scale);
  brush.globalAlpha = Math.min(0.8, Math.max(0.12, 600 / Math.max(1, ties.length)));
  for (let start = 0; start < ties.length; start += BATCH) {
    paintTies(brush, view, ties.slice(start, start + BATCH));
    await nextFrame();
    if (mine !== batch) return;
  }
  for (const _rest of paintingFar(brush, view)) {
    await nextFrame();
    if (mine !== batch) return;
  }
  farPicture = { sheet, view };
  redrawn();
  $("map").dataset.drawn = "1";
}

function paintTies(brush, { scale, x, y }, ties) {
  const byColor = new Map();
  for (const n of ties) {
    const [[x1, y1], [x2, y2]] = [placeOf(pairs[n].a), placeOf(pairs[n].b)];
    const color = tieColor(pairs[n].edges.find(isStated));
    if (!byColor.has(color)) byColor.set(color, new Path2D());
    byColor.get(color).moveTo(x1 * scale + x, y1 * scale + y);
    byColor.get(color).lineTo(x2 * scale + x, y2 * scale + y);
  }
  for (const [color, path] of byColor) {
    brush.strokeStyle = color;
    brush.stroke(path);
  }
}

/** Paint the entities, and rest after so many. */
function* paintingFar(brush, view) {
  const { x, y } = standing();
  const byColor = new Map();
  for (let n = candidates.length - 1; n >= 0; n--) {
    const row = candidates[n];
    const [a, b] = [x[row] * view.scale + view.x, y[row] * view.scale + view.y];
    if (a < -9 || a > view.width + 9 || b < -9 || b > view.height + 9 || shownRows.has(row)) continue;
    const color = colorOf(row);
    if (!byColor.has(color)) byColor.set(color, []);
    byColor.get(color).push([row, a, b]);
  }
  brush.globalAlpha = FAINT;
  for (const [color, some] of byColor) {
    for (let start = 0; start < some.length; start += BATCH) {
      brush.fillStyle = color;
      brush.beginPath();
      for (const [row, a, b] of some.slice(start, start + BATCH)) traceShape(brush, shapeOf(row), a, b, screenSize(row, view.scale));
      brush.fill();
      yield;
    }
  }
}

/** Put the batch under what vis-network draws, moved as the map was. */
export function paintWhole(canvas) {
  if (!isWhole()) return;
  const view = viewNow();
  if (farPicture && JSON.stringify(view) !== wanted) {
    wanted = "";
    clearTimeout(resting);
    resting = window.setTimeout(() => drawWhole({ anew: true }), REST);
  }
  if (!farPicture) return;
  const ratio = canvas.canvas.width / canvas.canvas.clientWidth;
  const factor = view.scale / farPicture.view.scale;
  const [left, top] = [view.x - farPicture.view.x * factor, view.y - farPicture.view.y * factor];
  canvas.save();
  canvas.setTransform(1, 0, 0, 1, 0, 0);
  // As large as it was drawn, it is copied pixel by pixel, which takes a fraction of the time.
  if (factor === 1) canvas.drawImage(farPicture.sheet, Math.round(left * ratio), Math.round(top * ratio));
  else canvas.drawImage(farPicture.sheet, left * ratio, top * ratio, farPicture.sheet.width * factor, farPicture.sheet.height * factor);
  canvas.restore();
}

/** The entity of the batch at a point of the map's element, -1 where none is. */
export function farAt(left, top) {
  if (!isWhole() || !farPicture) return -1;
  const { scale, x, y } = viewNow();
  const { x: xs, y: ys } = standing();
  let [best, nearest] = [6, -1];
  for (const row of candidates) {
    const [across, below] = [Math.abs(xs[row] * scale + x - left), Math.abs(ys[row] * scale + y - top)];
    if (across > 60 || below > 60 || shownRows.has(row)) continue;
    const off = Math.hypot(across, below) - screenSize(row, scale);
    if (off < best) [best, nearest] = [off, row];
  }
  return nearest;
}

/** Whether an entity is on the map, drawn by vis-network or with the batch. */
export const isOnMap = (row) => isDrawn(row) || (isWhole() && isMember(row));
/** Where an entity stands now, also while it is dragged. */
export function spotOf(row) {
  if (isDrawn(row)) return network.getPosition(row);
  const [x, y] = placeOf(row);
  return { x, y };
}
