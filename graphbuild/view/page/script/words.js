// words: what a stated relation is called, written along its line: of what is selected, and of
// all where the reader is near enough.

import { edge, entity, pairs, relationName } from "./data.js";
import { highlighted } from "./highlight.js";
import { FACE } from "./face.js";
import { labelsNow, widthOf } from "./labels.js";
import { shownPairs } from "./membership.js";
import { familyColor, statedEdges } from "./relations.js";
import { network } from "./scene.js";
import { isOnMap, spotOf } from "./whole.js";
import { ink } from "./shapes.js";

const NEAR = 1.15; // the map's scale from which on all have words
const MOST = 80;
const SIZE = 11;
const FONT = `${SIZE}px ${FACE}`;
// Along the line, on it or beside it: the first that is free is taken.
const SEATS = [0, -13, 13, -26, 26].flatMap((off) => [0.5, 0.38, 0.62, 0.28, 0.72].map((share) => [share, off]));

/** The words that are on the map now: their text and boxes in the map's pixels. */
export let wordsNow = [];

export function drawWords(canvas) {
  wordsNow = [];
  const lit = highlighted();
  if (!lit && network.getScale() < NEAR) return;
  const { clientWidth, clientHeight } = canvas.canvas;
  const origin = network.canvasToDOM({ x: 0, y: 0 });
  const taken = labelsNow.map(({ x, y, width, size }) =>
    [x + origin.x, y + origin.y, x + origin.x + width, y + origin.y + size]);
  const ratio = canvas.canvas.width / clientWidth;
  canvas.save();
  canvas.setTransform(ratio, 0, 0, ratio, 0, 0);
  Object.assign(canvas, { font: FONT, textBaseline: "middle", lineJoin: "round", lineWidth: 3, strokeStyle: ink.paper });
  for (const n of lit ? lit.ties : shownPairs) {
    if (wordsNow.length >= MOST) break;
    const { a, b } = pairs[n];
    const [first] = statedEdges(n);
    if (first === undefined || !isOnMap(a) || !isOnMap(b)) continue;
    const [from, to] = [a, b].map((row) => network.canvasToDOM(spotOf(row)));
    const text = relationName(edge.relation[first]);
    const wide = widthOf(text, FONT);
    const seat = SEATS.map(([share, off]) => {
      const [x, y] = [from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share + off];
      return [x - wide / 2 - 2, y - SIZE / 2 - 1, x + wide / 2 + 2, y + SIZE / 2 + 1];
    }).find((box) => box[2] > 0 && box[0] < clientWidth && box[3] > 0 && box[1] < clientHeight &&
      taken.every((each) => box[0] >= each[2] || box[2] <= each[0] || box[1] >= each[3] || box[3] <= each[1]));
    if (!seat) continue;
    taken.push(seat);
    const color = familyColor(edge.relation[first]) || ink.soft;
    wordsNow.push({ text, head: entity.id[edge.head[first]], box: seat, color });
    canvas.fillStyle = color;
    canvas.strokeText(text, seat[0] + 2, (seat[1] + seat[3]) / 2);
    canvas.fillText(text, seat[0] + 2, (seat[1] + seat[3]) / 2);
  }
  canvas.restore();
}
