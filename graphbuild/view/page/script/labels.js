// labels: names on the map, of constant size on the screen. The largest entities choose
// first; a name that finds no free place is left out, so that names never overlap.

import { $, entity } from "./data.js";
import { FACE } from "./face.js";
import { state } from "./state.js";
import { ink, sizeOf } from "./shapes.js";
import { screenSize } from "./spacing.js";
import { shownRows } from "./membership.js";
import { drawnNode } from "./drawn.js";
import { focusAt } from "./places.js";
import { network, version } from "./scene.js";
import { hullLabels, hullsNow } from "./hulls.js";
import { isOnMap, spotOf } from "./whole.js";

const CELL = 48; // pixels: places are looked up in a grid
const LONGEST = 34; // characters

function labelStyle(row) {
  const share = Math.min(1, Math.max(0, (sizeOf(row) - 5) / 17));
  const size = Math.round((11.5 + (innerWidth < 600 ? 3 : 7.5) * share) * 2) / 2;
  return { size, font: `${share > 0.45 ? "600 " : ""}${size}px ${FACE}` };
}
function labelText(row) {
  const name = String(drawnNode.get(row)?.label ?? entity.name[row]);
  return name.length > LONGEST ? `${[...name].slice(0, LONGEST - 1).join("")}…` : name;
}
const widths = new Map();
const measure = document.createElement("canvas").getContext("2d");
export function widthOf(text, font) {
  const key = `${font}\n${text}`;
  if (!widths.has(key)) {
    measure.font = font;
    widths.set(key, measure.measureText(text).width);
  }
  return widths.get(key);
}

class Grid {
  constructor() { this.cells = new Map(); }
  *keys([left, top, right, low]) {
    for (let x = Math.floor(left / CELL); x <= Math.floor(right / CELL); x++) {
      for (let y = Math.floor(top / CELL); y <= Math.floor(low / CELL); y++) yield x * 65536 + y;
    }
  }
  add(box) {
    for (const key of this.keys(box)) {
      if (!this.cells.has(key)) this.cells.set(key, []);
      this.cells.get(key).push(box);
    }
  }
  free(box, own) {
    for (const key of this.keys(box)) {
      for (const each of this.cells.get(key) || []) {
        if (each !== own && box[0] < each[2] && box[2] > each[0] && box[1] < each[3] && box[3] > each[1]) return false;
      }
    }
    return true;
  }
}

/** Labels for rows at a scale: boxes in screen pixels around the map's 0, 0. all: a name
 *  may cover a disc. seen: the left and right border that names had better stay within. */
export function placeLabels(rows, scale, positionOf, { all = false, seen = null } = {}) {
  const discs = new Grid();
  const names = new Grid();
  const seats = rows.map((row) => {
    const [x, y] = positionOf(row);
    const radius = screenSize(row, scale);
    const box = [x * scale - radius, y * scale - radius, x * scale + radius, y * scale + radius];
    discs.add(box);
    return { row, x: x * scale, y: y * scale, radius, box };
  });
  seats.sort((a, b) => sizeOf(b.row) - sizeOf(a.row) || a.row - b.row);
  const placed = [];
  seats.forEach(({ row, x, y, radius, box }, order) => {
    const text = labelText(row);
    if (!text.trim()) return;
    const { size, font } = labelStyle(row);
    const width = widthOf(text, font);
    const gap = radius + 4;
    const right = [x + gap, y - size / 2];
    const left = [x - gap - width, y - size / 2];
    const sides = focusAt && x < -1 ? [left, right] : [right, left];
    const options = [...sides, [x - width / 2, y + gap], [x - width / 2, y - gap - size],
                     [x + gap * 0.75, y + gap * 0.5], [x + gap * 0.75, y - gap * 0.5 - size],
                     [x - gap * 0.75 - width, y + gap * 0.5], [x - gap * 0.75 - width, y - gap * 0.5 - size]];
    const boxes = options.map(([a, b]) => [a - 2, b - 1, a + width + 2, b + size + 1]);
    const inView = (each) => !seen || (each[0] > seen[0] && each[2] < seen[1]) || x < seen[0] || x > seen[1];
    let seat = boxes.findIndex((each) => inView(each) && names.free(each) && discs.free(each, box));
    // Leading names, and all when few are wanted, may cover a disc, but never a name.
    if (seat < 0 && (all || order < 24)) seat = boxes.findIndex((each) => inView(each) && names.free(each));
    if (seat < 0) return;
    names.add(boxes[seat]);
    placed.push({ row, text, font, size, x: options[seat][0], y: options[seat][1], width });
  });
  return placed;
}

export let kept = { key: "", labels: [] };
export let keptAll = { key: "", labels: [] };
/** The labels of some rows; only: null for all rows that find a place. Placed once a scale. */
function labelsOf(only) {
  const scale = network.getScale();
  const key = `${version} ${scale} ${only ? [...only].join(",") : ""} ${state.size}`;
  const before = only ? kept : keptAll;
  if (before.key === key) return before.labels;
  const hulls = only ? [] : hullsNow();
  if (hulls.length) {
    keptAll = { key, labels: hullLabels(hulls, scale) };
    return keptAll.labels;
  }
  const rows = [...(only ?? shownRows)].filter(isOnMap);
  const at = (row) => {
    const { x, y } = spotOf(row);
    return [x, y];
  };
  const left = -network.canvasToDOM({ x: 0, y: 0 }).x;
  const seen = [left + 6, left + $("map").clientWidth - 6]; // what the reader sees, across
  const labels = placeLabels(rows, scale, at, { all: only !== null && rows.length < 60, seen });
  if (only) kept = { key, labels };
  else keptAll = { key, labels };
  return labels;
}
export let labelsNow = [];
/** Draw the names of some rows, null for all, but not of those that are drawn otherwise. */
export function drawLabels(canvas, only, but = new Set()) {
  labelsNow = labelsOf(only).filter(({ row }) => !but.has(row));
  const origin = network.canvasToDOM({ x: 0, y: 0 });
  paintLabels(canvas, labelsNow, origin, canvas.canvas.width / canvas.canvas.clientWidth, canvas.canvas);
}

export function paintLabels(canvas, labels, origin, ratio, { clientWidth, clientHeight }) {
  canvas.save();
  canvas.setTransform(ratio, 0, 0, ratio, 0, 0);
  canvas.textBaseline = "middle";
  canvas.lineJoin = "round";
  canvas.lineWidth = 3;
  canvas.strokeStyle = ink.paper;
  canvas.fillStyle = ink.ink;
  for (const { text, font, size, x, y, width, color } of labels) {
    const left = x + origin.x;
    const middle = y + origin.y + size / 2;
    if (left > clientWidth || left + width < 0 || middle < -size || middle > clientHeight + size) continue;
    canvas.font = font;
    canvas.strokeText(text, left, middle);
    canvas.fillStyle = color ?? ink.ink;
    canvas.fillText(text, left, middle);
  }
  canvas.restore();
}
