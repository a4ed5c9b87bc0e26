// drawing: what the reader sees as SVG: the view, the selection, the names, and a legend. The
// pictures and the print are made of it.

import { $, pairs } from "./data.js";
import { highlighted } from "./highlight.js";
import { labelsNow } from "./labels.js";
import { groundAreas, groundWords } from "./ground.js";
import { LEGEND_LINE, signsOf, typeSigns } from "./legend.js";
import { shownPairs, shownRows } from "./membership.js";
import { headsOf, statedEdges } from "./relations.js";
import { network, tieColor, tieWidth } from "./scene.js";
import { colorOf, ink, shapeOf, svgElement, svgShape } from "./shapes.js";
import { screenSize } from "./spacing.js";
import { state } from "./state.js";
import { farMembers, farTies, spotOf } from "./whole.js";
import { wordsNow } from "./words.js";

const VEILED = 0.15; // what is not of the selection

// XML has no signs for most control characters.
const inXml = (text) => text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd");

/** The map as it is on the screen, or null where the table is. */
export function drawing() {
  if (state.view === "table") return null;
  const area = $("map");
  const [width, height] = [area.clientWidth, area.clientHeight];
  const onScreen = ({ x, y }) => { const at = network.canvasToDOM({ x, y }); return [at.x, at.y]; };
  const view = {
    width, height, rows: [...farMembers(), ...shownRows], ties: [...farTies(), ...shownPairs], onScreen,
    radius: (row) => screenSize(row, network.getScale()), at: (row) => onScreen(spotOf(row)),
  };
  const svg = svgElement("svg", { xmlns: "http://www.w3.org/2000/svg", width, height, viewBox: `0 0 ${width} ${height}`,
                                  "font-family": "system-ui, sans-serif" });
  svg.append(svgElement("rect", { width, height, fill: ink.paper }));
  svg.append(...areas(view));
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
  svg.append(...names(), ...words(), legend(view));
  return svg;
}

/** What lies under all: coasts, the axis of time, communities. */
function areas({ onScreen }) {
  const drawn = groundAreas().map(({ points, closed, fill = "none", stroke = "none", width = 1, opacity = 1 }) =>
    svgElement(closed ? "polygon" : "polyline", { points: points.map(([x, y]) => onScreen({ x, y }).map(short).join()).join(" "),
                                                  fill, stroke, "stroke-width": width, opacity }));
  return [...drawn, ...groundWords().map(({ text, x, y }) => written(text, x, y + 4, 12, ink.soft))];
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

function names() {
  const origin = network.canvasToDOM({ x: 0, y: 0 });
  return labelsNow.map(({ text, size, font, x, y, color }) => {
    const name = written(text, x + origin.x, y + origin.y + size * 0.85, size, color ?? ink.ink);
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

/** What shapes, sizes, colours and lines mean, of what is in the view. */
function legend({ height, rows, ties }) {
  const signs = [...typeSigns(rows), ...signsOf(ties)];
  const box = svgElement("g", { class: "legend" });
  const top = height - signs.length * LEGEND_LINE - 12;
  box.append(svgElement("rect", { x: 4, y: top - 4, width: 184, height: signs.length * LEGEND_LINE + 8, rx: 6, fill: ink.paper, opacity: 0.85 }));
  signs.forEach(({ mark, text }, n) => {
    const y = top + n * LEGEND_LINE + LEGEND_LINE / 2;
    box.append(...mark(y), written(text, 48, y + 4, 12, ink.ink));
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
