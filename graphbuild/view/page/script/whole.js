// whole: all entities at once, in batches on one canvas. While the reader pans, the
// picture is only moved; it is drawn anew, a batch a frame, when the hand rests.

import { $, count, entity, pairs, tiesOf } from "./data.js";
import { letGo, select, state } from "./state.js";
import { communityColor, ink, sizeOf, typeColor } from "./shapes.js";
import { candidates, tieWeight } from "./membership.js";
import { GOLDEN } from "./places.js";
import { paintLabels, placeLabels } from "./labels.js";
import { highlighted } from "./highlight.js";
import { timeHeight } from "./motion.js";

export const wholeCanvas = $("whole");
const wholeView = { scale: 0, x: 0, y: 0 }; // the map's point x, y is the canvas's middle
const BATCH = 12000; // ties a frame
let wholeDrawing = 0;
let wholePicture = null; // the picture that is shown, and the view it was drawn for

// A community is a disc, the largest in the middle; its leading entity is in the middle of
// its own. Both are filled like a sunflower (Vogel 1979, Mathematical Biosciences 44).
const SEAT = 12; // pixels between neighbours
let wholeX = null;
let wholeY = null;
function placeWhole() {
  if (wholeX) return;
  [wholeX, wholeY] = [new Float32Array(count), new Float32Array(count)];
  const groups = new Map();
  for (const row of [...Array(count).keys()].sort((a, b) => entity.rank[b] - entity.rank[a] || a - b)) {
    const community = entity.community[row];
    if (!groups.has(community)) groups.set(community, []);
    groups.get(community).push(row);
  }
  let filled = 0;
  [...groups.values()].sort((a, b) => b.length - a.length || a[0] - b[0]).forEach((rows, n) => {
    const area = SEAT ** 2 * (rows.length * 1.5 + 1);
    const reach = n ? Math.sqrt(filled + area / 2) * 0.85 : 0;
    filled += area;
    rows.forEach((row, seat) => {
      const inner = Math.sqrt(seat) * SEAT * 0.6;
      wholeX[row] = reach * Math.cos(n * GOLDEN) + inner * Math.cos(seat * GOLDEN);
      wholeY[row] = reach * Math.sin(n * GOLDEN) + inner * Math.sin(seat * GOLDEN);
    });
  });
}

export function fitWhole() {
  placeWhole();
  let [left, right, top, low] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let row = 0; row < count; row++) {
    left = Math.min(left, wholeX[row]); right = Math.max(right, wholeX[row]);
    top = Math.min(top, wholeY[row]); low = Math.max(low, wholeY[row]);
  }
  const across = wholeCanvas.clientWidth - 80;
  const down = wholeCanvas.clientHeight - 50 - timeHeight();
  wholeView.scale = Math.min(2, across / Math.max(60, right - left), down / Math.max(60, low - top));
  [wholeView.x, wholeView.y] = [(left + right) / 2, (top + low) / 2 + timeHeight() / 2 / wholeView.scale];
  drawWhole();
}
export const onWhole = (row) => [
  (wholeX[row] - wholeView.x) * wholeView.scale + wholeCanvas.clientWidth / 2,
  (wholeY[row] - wholeView.y) * wholeView.scale + wholeCanvas.clientHeight / 2,
];

export function drawWhole() {
  if (wholeCanvas.hidden) return;
  if (!wholeView.scale) return fitWhole();
  const drawing = ++wholeDrawing;
  const ratio = devicePixelRatio || 1;
  const [width, height] = [wholeCanvas.clientWidth, wholeCanvas.clientHeight];
  const picture = document.createElement("canvas");
  [picture.width, picture.height] = [width * ratio, height * ratio];
  const brush = picture.getContext("2d");
  brush.scale(ratio, ratio);
  brush.fillStyle = ink.paper;
  brush.fillRect(0, 0, width, height);
  const inside = new Uint8Array(count);
  for (const row of candidates) inside[row] = 1;
  const lit = highlighted();
  const view = { ...wholeView };
  let n = 0;
  brush.strokeStyle = ink.tie;
  brush.lineWidth = 0.5;
  brush.globalAlpha = Math.min(0.6, Math.max(0.05, 3000 / pairs.length));
  const ties = () => {
    if (drawing !== wholeDrawing) return;
    brush.beginPath();
    for (const end = Math.min(n + BATCH, pairs.length); n < end; n++) {
      const { a, b } = pairs[n];
      if (!tieWeight[n] || !inside[a] || !inside[b]) continue;
      const [from, to] = [onWhole(a), onWhole(b)];
      if (Math.max(from[0], to[0]) < 0 || Math.min(from[0], to[0]) > width) continue;
      if (Math.max(from[1], to[1]) < 0 || Math.min(from[1], to[1]) > height) continue;
      brush.moveTo(from[0], from[1]);
      brush.lineTo(to[0], to[1]);
    }
    brush.stroke();
    if (n < pairs.length) return requestAnimationFrame(ties);
    brush.globalAlpha = 1;
    wholeEntities(brush, inside, lit, width, height);
    wholePicture = { picture, view };
    blitWhole();
    wholeCanvas.dataset.drawn = "1";
  };
  wholeCanvas.removeAttribute("data-drawn");
  ties();
}

function wholeEntities(brush, inside, lit, width, height) {
  const byColor = new Map();
  for (let row = count - 1; row >= 0; row--) {
    if (!inside[row]) continue;
    const [x, y] = onWhole(row);
    if (x < -9 || x > width + 9 || y < -9 || y > height + 9) continue;
    const color = state.color === "community" ? communityColor(entity.community[row]) : typeColor(entity.type[row]);
    if (!byColor.has(color)) byColor.set(color, []);
    byColor.get(color).push(x, y, wholeSize(row));
  }
  brush.globalAlpha = lit ? 0.2 : 0.9;
  for (const [color, dots] of byColor) {
    brush.fillStyle = color;
    brush.beginPath();
    for (let n = 0; n < dots.length; n += 3) {
      brush.moveTo(dots[n] + dots[n + 2], dots[n + 1]);
      brush.arc(dots[n], dots[n + 1], dots[n + 2], 0, 2 * Math.PI);
    }
    brush.fill();
  }
  brush.globalAlpha = 1;
  if (lit) wholeHighlight(brush, lit, inside);
  paintLabels(brush, wholeNames(), { x: 0, y: 0 }, devicePixelRatio || 1, { clientWidth: width, clientHeight: height });
}
/** The names on the whole map: of the largest in view, or of the selection. */
export function wholeNames() {
  const lit = highlighted();
  const inside = new Set(candidates);
  const inView = (row) => {
    const [x, y] = onWhole(row);
    return x > -9 && x < wholeCanvas.clientWidth + 9 && y > -9 && y < wholeCanvas.clientHeight + 9;
  };
  const leading = lit ? [...lit.rows].filter((row) => inside.has(row))
    : candidates.filter(inView).sort((a, b) => sizeOf(b) - sizeOf(a) || a - b).slice(0, 400);
  return placeLabels(leading, 1, (row) => onWhole(row)).slice(0, 120);
}
export const wholeSize = (row) => Math.max(0.8, sizeOf(row) * Math.min(1, wholeView.scale * 0.55));

function wholeHighlight(brush, lit, inside) {
  const ties = state.node >= 0 ? tiesOf[state.node].filter((n) => tieWeight[n]) : lit.ties;
  const rows = new Set([...lit.rows, ...ties.flatMap((n) => [pairs[n].a, pairs[n].b])]);
  brush.strokeStyle = ink.accent;
  brush.globalAlpha = 0.6;
  brush.beginPath();
  for (const n of ties) {
    const [[x1, y1], [x2, y2]] = [onWhole(pairs[n].a), onWhole(pairs[n].b)];
    brush.moveTo(x1, y1);
    brush.lineTo(x2, y2);
  }
  brush.stroke();
  brush.globalAlpha = 1;
  for (const row of rows) {
    if (!inside[row]) continue;
    brush.fillStyle = state.color === "community" ? communityColor(entity.community[row]) : typeColor(entity.type[row]);
    brush.beginPath();
    brush.arc(...onWhole(row), Math.max(3, wholeSize(row)), 0, 2 * Math.PI);
    brush.fill();
  }
}

/** Show the last picture where the view is now: a copy, however many entities. */
function blitWhole() {
  if (!wholePicture) return;
  const { picture, view } = wholePicture;
  const ratio = devicePixelRatio || 1;
  const [width, height] = [wholeCanvas.clientWidth, wholeCanvas.clientHeight];
  if (wholeCanvas.width !== width * ratio) wholeCanvas.width = width * ratio;
  if (wholeCanvas.height !== height * ratio) wholeCanvas.height = height * ratio;
  const brush = wholeCanvas.getContext("2d");
  brush.setTransform(ratio, 0, 0, ratio, 0, 0);
  brush.fillStyle = ink.paper;
  brush.fillRect(0, 0, width, height);
  const factor = wholeView.scale / view.scale;
  const x = width / 2 + (view.x - wholeView.x) * wholeView.scale - (width / 2) * factor;
  const y = height / 2 + (view.y - wholeView.y) * wholeView.scale - (height / 2) * factor;
  brush.drawImage(picture, x, y, (picture.width / ratio) * factor, (picture.height / ratio) * factor);
}

let wholeRest = 0;
function moveWhole(patch) {
  Object.assign(wholeView, patch);
  wholeDrawing++;
  requestAnimationFrame(blitWhole);
  clearTimeout(wholeRest);
  wholeRest = setTimeout(drawWhole, 160);
}
export function zoomWhole(factor, at = [wholeCanvas.clientWidth / 2, wholeCanvas.clientHeight / 2]) {
  const scale = Math.min(8, Math.max(0.005, wholeView.scale * factor));
  const [x, y] = [at[0] - wholeCanvas.clientWidth / 2, at[1] - wholeCanvas.clientHeight / 2];
  moveWhole({ scale, x: wholeView.x + x / wholeView.scale - x / scale, y: wholeView.y + y / wholeView.scale - y / scale });
}

export function wholeAt(event) {
  const box = wholeCanvas.getBoundingClientRect();
  const [x, y] = [event.clientX - box.left, event.clientY - box.top];
  let [best, nearest] = [14, -1];
  for (const row of candidates) {
    const [a, b] = onWhole(row);
    const off = Math.hypot(a - x, b - y) - wholeSize(row);
    if (off < best) [best, nearest] = [off, row];
  }
  return nearest;
}
let wholeHeld = null;
const fingers = new Map(); // that are on it, by pointer
/** Two fingers zoom around the middle of them. */
function pinch(event) {
  const [a, b] = [...fingers.values()];
  const before = Math.hypot(a.x - b.x, a.y - b.y);
  fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
  const [c, d] = [...fingers.values()];
  const box = wholeCanvas.getBoundingClientRect();
  zoomWhole(Math.hypot(c.x - d.x, c.y - d.y) / Math.max(1, before), [(c.x + d.x) / 2 - box.left, (c.y + d.y) / 2 - box.top]);
}
wholeCanvas.addEventListener("pointerdown", (event) => {
  fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
  wholeHeld = { x: event.clientX, y: event.clientY, moved: fingers.size > 1 };
  wholeCanvas.setPointerCapture(event.pointerId);
});
wholeCanvas.addEventListener("pointermove", (event) => {
  if (!wholeHeld) return;
  if (fingers.size === 2 && fingers.has(event.pointerId)) return pinch(event);
  const [x, y] = [event.clientX - wholeHeld.x, event.clientY - wholeHeld.y];
  if (!wholeHeld.moved && Math.hypot(x, y) < 4) return;
  wholeHeld = { x: event.clientX, y: event.clientY, moved: true };
  moveWhole({ x: wholeView.x - x / wholeView.scale, y: wholeView.y - y / wholeView.scale });
});
for (const ended of ["pointerup", "pointercancel"]) wholeCanvas.addEventListener(ended, (event) => fingers.delete(event.pointerId));
wholeCanvas.addEventListener("pointerup", (event) => {
  const moved = wholeHeld?.moved;
  wholeHeld = null;
  if (moved) return;
  const row = wholeAt(event);
  if (row >= 0) select(row);
  else letGo();
});
wholeCanvas.addEventListener("wheel", (event) => {
  event.preventDefault();
  const box = wholeCanvas.getBoundingClientRect();
  zoomWhole(Math.exp(-event.deltaY / 500), [event.clientX - box.left, event.clientY - box.top]);
}, { passive: false });
