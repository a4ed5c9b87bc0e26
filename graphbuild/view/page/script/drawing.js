// drawing: what the reader sees as SVG: the view, the selection, the names, and a legend. The
// pictures and the print are made of it.

import { $, data, edge, entity, pairs, relationName } from "./data.js";
import { highlighted } from "./highlight.js";
import { labelsNow } from "./labels.js";
import { candidates, shownPairs, shownRows, tieWeight } from "./membership.js";
import { familyColor, familyName, headsOf, isOff, statedEdges } from "./relations.js";
import { network, tieColor, tieWidth } from "./scene.js";
import { colorOf, ink, shapeOf, sizeOf, svgElement, svgShape, typeColor } from "./shapes.js";
import { state } from "./state.js";
import { onWhole, wholeNames, wholeSize } from "./whole.js";
import { wordsNow } from "./words.js";

const VEILED = 0.15; // what is not of the selection
const LINE = 18; // pixels of a legend's line

// XML has no signs for most control characters.
const inXml = (text) => text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd");

/** The map as it is on the screen, or null where the table is. */
export function drawing() {
  if (state.view === "table") return null;
  const whole = state.view === "whole";
  const area = $(whole ? "whole" : "map");
  const [width, height] = [area.clientWidth, area.clientHeight];
  const view = {
    width, height, rows: whole ? candidates : [...shownRows],
    ties: whole ? tiesAmong(candidates) : shownPairs,
    radius: whole ? wholeSize : (row) => sizeOf(row) * network.getScale(),
    at: whole ? onWhole : (row) => { const { x, y } = network.canvasToDOM(network.getPosition(row)); return [x, y]; },
  };
  const svg = svgElement("svg", { xmlns: "http://www.w3.org/2000/svg", width, height, viewBox: `0 0 ${width} ${height}`,
                                  "font-family": "system-ui, sans-serif" });
  svg.append(svgElement("rect", { width, height, fill: ink.paper }));
  const lit = highlighted();
  const litRows = lit && new Set(lit.rows);
  const below = svgElement("g", lit ? { opacity: VEILED } : {});
  below.append(...lines(view, view.ties), ...shapes(view, view.rows));
  svg.append(below);
  if (lit) {
    const inside = new Set(view.rows);
    const ties = lit.ties.filter((n) => inside.has(pairs[n].a) && inside.has(pairs[n].b));
    svg.append(...lines(view, ties), ...shapes(view, view.rows.filter((row) => litRows.has(row))));
  }
  svg.append(...names(whole), ...(whole ? [] : words()), legend(view));
  return svg;
}

function tiesAmong(rows) {
  const inside = new Set(rows);
  return [...pairs.keys()].filter((n) => tieWeight[n] && inside.has(pairs[n].a) && inside.has(pairs[n].b));
}

const short = (value) => Number(value.toFixed(1));

function lines({ at, width, height, radius }, ties) {
  return ties.flatMap((n) => {
    const { a, b } = pairs[n];
    const [[x1, y1], [x2, y2]] = [at(a), at(b)];
    if (Math.max(x1, x2) < 0 || Math.min(x1, x2) > width || Math.max(y1, y2) < 0 || Math.min(y1, y2) > height) return [];
    const [stated] = statedEdges(n);
    const stroke = tieColor(stated);
    const made = [svgElement("line", { x1: short(x1), y1: short(y1), x2: short(x2), y2: short(y2), stroke,
                                       "stroke-width": short(tieWidth(n, stated)) })];
    for (const row of headsOf(n)) {
      const ends = { from: row === b ? at(a) : at(b), to: at(row) };
      made.push(head(ends.from, ends.to, radius(row), stroke));
    }
    return made;
  });
}

function head([x1, y1], [x2, y2], radius, fill) {
  const angle = Math.atan2(y2 - y1, x2 - x1);
  const [x, y] = [x2 - (radius + 1) * Math.cos(angle), y2 - (radius + 1) * Math.sin(angle)];
  const corners = [0.4, -0.4].map((side) => `${short(x - 8 * Math.cos(angle + side))},${short(y - 8 * Math.sin(angle + side))}`);
  return svgElement("polygon", { class: "head", points: [`${short(x)},${short(y)}`, ...corners].join(" "), fill });
}

function shapes({ at, radius, width, height }, rows) {
  return rows.flatMap((row) => {
    const [x, y] = at(row);
    const size = radius(row);
    if (x < -size || y < -size || x > width + size || y > height + size) return [];
    return [svgShape(shapeOf(row), short(x), short(y), short(size), colorOf(row))];
  });
}

function names(whole) {
  const origin = whole ? { x: 0, y: 0 } : network.canvasToDOM({ x: 0, y: 0 });
  return (whole ? wholeNames() : labelsNow).map(({ text, size, font, x, y }) => {
    const name = written(text, x + origin.x, y + origin.y + size * 0.85, size, ink.ink);
    if (font.startsWith("600")) name.setAttribute("font-weight", "600");
    return name;
  });
}

const words = () => wordsNow.map(({ text, box, color }) => written(text, box[0] + 2, box[3] - 3, 11, color));

function written(text, x, y, size, fill) {
  const made = svgElement("text", { x: short(x), y: short(y), "font-size": size, fill, stroke: ink.paper,
                                    "stroke-width": 3, "paint-order": "stroke", "stroke-linejoin": "round" });
  made.textContent = inXml(text);
  return made;
}

/** What shapes, colours and lines mean, of what is in the view. */
function legend({ height, rows, ties }) {
  const signs = [];
  const types = new Set(rows.map((row) => entity.type[row]));
  for (const type of [...types].sort((a, b) => a - b)) {
    const fill = state.color === "type" ? typeColor(type) : ink.soft;
    signs.push([(y) => svgShape(data.types[type].shape, 18, y, 6, fill), data.types[type].name]);
  }
  const families = new Map();
  let beside = false;
  for (const n of ties) {
    const [stated] = statedEdges(n);
    if (stated === undefined) beside = true;
    else families.set(familyName(edge.relation[stated]) ?? relationName(edge.relation[stated]), familyColor(edge.relation[stated]) || ink.typed);
  }
  const line = (stroke, wide) => (y) => svgElement("line", { x1: 10, x2: 26, y1: y, y2: y, stroke, "stroke-width": wide });
  for (const [name, color] of [...families].sort()) signs.push([line(color, 2.5), name]);
  const together = data.relations.findIndex((name, row) => data.undirected.includes(row) && !isOff(row));
  if (beside && together >= 0) signs.push([line(ink.tie, 1), relationName(together)]);
  const box = svgElement("g", { class: "legend" });
  const top = height - signs.length * LINE - 12;
  box.append(svgElement("rect", { x: 4, y: top - 4, width: 168, height: signs.length * LINE + 8, rx: 6, fill: ink.paper, opacity: 0.85 }));
  signs.forEach(([mark, text], n) => {
    const y = top + n * LINE + LINE / 2;
    box.append(mark(y), written(text, 34, y + 4, 12, ink.ink));
  });
  return box;
}

export const drawingText = () => new XMLSerializer().serializeToString(drawing());

/** The drawing as PNG, so many pixels for each of the screen's. @param {number} times */
export async function picture(times) {
  const svg = drawing();
  const [width, height] = ["width", "height"].map((name) => Number(svg.getAttribute(name)) * times);
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([new XMLSerializer().serializeToString(svg)], { type: "image/svg+xml" }));
  await image.decode();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [width, height];
  canvas.getContext("2d").drawImage(image, 0, 0, width, height);
  URL.revokeObjectURL(image.src);
  return new Promise((done) => canvas.toBlob(done, "image/png"));
}

// What is printed is the drawing, as sharp as the paper.
addEventListener("beforeprint", () => {
  const svg = drawing();
  svg?.removeAttribute("width");
  svg?.removeAttribute("height");
  $("print").replaceChildren(...(svg ? [svg] : []));
});
addEventListener("afterprint", () => $("print").replaceChildren());
