// export: what is shown as a picture, a drawing or tables. Text stays text in each.

import { $, data, pairs } from "./data.js";
import { state } from "./state.js";
import { colorOf, ink, shapeOf, sizeOf, svgElement, svgShape } from "./shapes.js";
import { candidates, shownPairs, shownRows, tieWeight } from "./membership.js";
import { network } from "./scene.js";
import { placeLabels } from "./labels.js";
import { element } from "./cards.js";
import { notice } from "./panel.js";
import { fold } from "./search.js";
import { COLUMNS, tableRows } from "./table.js";
import { wholeCanvas } from "./whole.js";

function download(name, blob) {
  const link = element("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}
const fileName = (ending) => `${fold(data.title).replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 60) || "graph"}.${ending}`;

function exportPicture() {
  const shown = state.view === "whole" ? wholeCanvas : $("map").querySelector("canvas");
  const picture = document.createElement("canvas");
  [picture.width, picture.height] = [shown.width, shown.height];
  const brush = picture.getContext("2d");
  brush.fillStyle = ink.paper;
  brush.fillRect(0, 0, picture.width, picture.height);
  brush.drawImage(shown, 0, 0);
  picture.toBlob((blob) => download(fileName("png"), blob), "image/png");
}

// XML has no signs for most control characters.
const inXml = (text) => text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd");

function drawing() {
  const rows = [...shownRows];
  const at = (row) => { const { x, y } = network.getPosition(row); return [x, y]; };
  const places = rows.map(at);
  const margin = 120;
  const [left, top] = [0, 1].map((axis) => Math.min(0, ...places.map((each) => each[axis])) - margin);
  const [right, low] = [0, 1].map((axis) => Math.max(0, ...places.map((each) => each[axis])) + margin);
  const svg = svgElement("svg", { viewBox: [left, top, right - left, low - top].map(Math.round).join(" "),
                                  "font-family": "system-ui, sans-serif" });
  svg.append(svgElement("rect", { x: left, y: top, width: right - left, height: low - top, fill: ink.paper }));
  for (const n of shownPairs) {
    const [[x1, y1], [x2, y2]] = [at(pairs[n].a), at(pairs[n].b)];
    svg.append(svgElement("line", { x1, y1, x2, y2, stroke: ink.tie, "stroke-width": Math.min(4, 0.5 + 0.45 * Math.sqrt(tieWeight[n])) }));
  }
  for (const row of rows) svg.append(svgShape(shapeOf(row), ...at(row), sizeOf(row), colorOf(row)));
  for (const { text, size, font, x, y } of placeLabels(rows, 1, at)) {
    const name = svgElement("text", { x, y: y + size * 0.85, "font-size": size, fill: ink.ink, stroke: ink.paper,
                                      "stroke-width": 3, "paint-order": "stroke", "stroke-linejoin": "round",
                                      "font-weight": font.startsWith("600") ? 600 : 400 });
    name.textContent = inXml(text);
    svg.append(name);
  }
  return new XMLSerializer().serializeToString(svg);
}

/** A cell that a spreadsheet cannot take for a formula. */
function cell(value) {
  let text = String(value ?? "");
  if (typeof value !== "number" && /^[\s\p{Cc}]*[=+\-@\uff1d\uff0b\uff0d\uff20\t\r]/u.test(text)) text = `'${text}`;
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
function tableText(kind) {
  const rows = tableRows(kind, state.view === "table" ? candidates : [...shownRows]);
  const columns = COLUMNS[kind];
  return [columns.map(([title]) => cell(title)), ...rows.map((row) => columns.map(([, value]) => cell(value(row))))]
    .map((line) => line.join(",")).join("\r\n");
}

const EXPORTS = {
  png: exportPicture,
  svg: () => download(fileName("svg"), new Blob([drawing()], { type: "image/svg+xml" })),
  entities: () => download(fileName("entities.csv"), new Blob(["\ufeff", tableText("entities")], { type: "text/csv" })),
  ties: () => download(fileName("ties.csv"), new Blob(["\ufeff", tableText("ties")], { type: "text/csv" })),
  link: async () => {
    try {
      await navigator.clipboard.writeText(location.href);
      notice("The link is copied.");
    } catch {
      notice(`The address of this page holds the state: ${location.href}`);
    }
  },
};
$("exports").addEventListener("click", (event) => {
  const wanted = event.target.dataset?.export;
  if (!wanted) return;
  $("exports").open = false;
  EXPORTS[wanted]();
});
