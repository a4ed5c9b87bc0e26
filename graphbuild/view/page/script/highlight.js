// highlight: what is selected stands out. A veil is laid over the map and the selection
// drawn again above it, so that nothing has to be told to vis-network.

import { entity, farEnd, pairBetween, pairs, tiesOf } from "./data.js";
import { state } from "./state.js";
import { colorOf, ink, shapeOf, traceShape } from "./shapes.js";
import { screenSize } from "./spacing.js";
import { shownPairs, shownRows, tieWeight } from "./membership.js";
import { headsOf, statedEdges } from "./relations.js";
import { isDrawn, network, tieColor } from "./scene.js";
import { isOnMap, spotOf } from "./whole.js";
import { drawLabels } from "./labels.js";
import { sharedByAll, tiesAmongRows } from "./several.js";

export function highlighted() {
  if (state.node >= 0) {
    const ties = tiesOf[state.node].filter((n) => tieWeight[n] && isOnMap(farEnd(pairs[n], state.node)));
    return { rows: new Set([state.node, ...ties.map((n) => farEnd(pairs[n], state.node))]), ties, marked: [state.node] };
  }
  if (state.pair >= 0) {
    const { a, b } = pairs[state.pair];
    return { rows: new Set([a, b]), ties: [state.pair], marked: [] };
  }
  if (state.path) {
    const ties = state.path.slice(1).map((row, n) => pairBetween(state.path[n], row));
    return { rows: new Set(state.path), ties, marked: [state.path[0], state.path.at(-1)] };
  }
  if (state.chosen) {
    const shared = sharedByAll(state.chosen);
    const ties = [...tiesAmongRows(state.chosen), ...shared.ties];
    return { rows: new Set([...state.chosen, ...shared.rows]), ties, marked: state.chosen };
  }
  if (state.community >= 0) {
    const rows = new Set([...shownRows].filter((row) => entity.community[row] === state.community));
    return { rows, ties: shownPairs.filter((n) => rows.has(pairs[n].a) && rows.has(pairs[n].b)), marked: [] };
  }
  return null;
}

/** Draw the selection; return the rows whose names are wanted, null for all. */
export function highlight(canvas) {
  const found = highlighted();
  drawPins(canvas);
  if (!found) return null;
  if (state.pair >= 0) drawLabels(canvas, null, found.rows); // two names alone would stand in a desert
  canvas.save();
  canvas.setTransform(1, 0, 0, 1, 0, 0);
  canvas.globalAlpha = state.pair >= 0 ? 0.72 : 0.84;
  canvas.fillStyle = ink.paper;
  canvas.fillRect(0, 0, canvas.canvas.width, canvas.canvas.height);
  canvas.restore();
  const seen = [...found.rows].filter(isOnMap);
  canvas.globalAlpha = 0.8;
  for (const n of found.ties) {
    const { a, b } = pairs[n];
    if (!isOnMap(a) || !isOnMap(b)) continue;
    const [from, to] = [spotOf(a), spotOf(b)];
    canvas.lineWidth = Math.min(4, 0.8 + 0.5 * Math.sqrt(pairs[n].weight)) / Math.min(1, network.getScale());
    const [stated] = statedEdges(n);
    canvas.strokeStyle = canvas.fillStyle = stated === undefined ? ink.soft : tieColor(stated);
    canvas.beginPath();
    canvas.moveTo(from.x, from.y);
    canvas.lineTo(to.x, to.y);
    canvas.stroke();
    for (const row of headsOf(n)) arrow(canvas, row === b ? from : to, row === b ? to : from, mapSize(row));
  }
  canvas.globalAlpha = 1;
  for (const row of seen) isDrawn(row) ? network.body.nodes[row].draw(canvas) : drawFar(canvas, row);
  for (const row of found.marked) if (isDrawn(row)) ring(canvas, row, 2.5, ink.ink);
  return new Set(seen);
}

/** An entity's radius in the map's pixels, as it is drawn. */
const mapSize = (row) => screenSize(row, network.getScale()) / network.getScale();

function drawFar(canvas, row) {
  const { x, y } = spotOf(row);
  canvas.fillStyle = colorOf(row);
  canvas.beginPath();
  traceShape(canvas, shapeOf(row), x, y, mapSize(row));
  canvas.fill();
}

function arrow(canvas, from, to, radius) {
  const angle = Math.atan2(to.y - from.y, to.x - from.x);
  const long = 9 / Math.min(1.2, network.getScale());
  const tip = [to.x - (radius + 1) * Math.cos(angle), to.y - (radius + 1) * Math.sin(angle)];
  canvas.beginPath();
  canvas.moveTo(tip[0], tip[1]);
  for (const side of [0.4, -0.4]) canvas.lineTo(tip[0] - long * Math.cos(angle + side), tip[1] - long * Math.sin(angle + side));
  canvas.fill();
}

function ring(canvas, row, width, color) {
  const { x, y } = network.getPosition(row);
  canvas.lineWidth = width / network.getScale();
  canvas.strokeStyle = color;
  canvas.beginPath();
  canvas.arc(x, y, mapSize(row) * 1.12 + (width + 1) / network.getScale(), 0, 2 * Math.PI);
  canvas.stroke();
}

function drawPins(canvas) {
  for (const row of Object.keys(state.pinned).map(Number)) if (isDrawn(row)) ring(canvas, row, 1, ink.soft);
}
