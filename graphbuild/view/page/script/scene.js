// scene: keeps vis-network's nodes and edges the same as what is on the map.

import { $, counted, data, edge, entity, isolated, pairs } from "./data.js";
import { change, letGo, select, selectPair, selectedRows, state } from "./state.js";
import { colorOf, ink, readInk, shapeOf, sizeOf } from "./shapes.js";
import { leastRadius } from "./spacing.js";
import { shownPairs, shownRows, tieWeight } from "./membership.js";
import { drawnNode, drawnTie } from "./drawn.js";
import { placeOf } from "./places.js";
import { drawLabels } from "./labels.js";
import { drawWords } from "./words.js";
import { sentencesOfEdge } from "./days.js";
import { familyColor, headsOf, phrases, statedEdges } from "./relations.js";
import { highlight } from "./highlight.js";
import { element } from "./cards.js";
import { drawGround } from "./ground.js";
import { showLegend } from "./legend.js";
import { farAt, paintWhole } from "./whole.js";

const BORDER = 1.2; // pixels
const BORDERED = 4; // pixels of its radius on the screen, from which on an entity has a border

readInk();
const visNodes = new vis.DataSet();
const visEdges = new vis.DataSet();
export let network = null;
export let version = 0; // counts what changes where labels may stand
const drawnBefore = new Map(); // row → what vis was told, as text
export const tiesBefore = new Map();

/** Whether an entity is on the map, and vis-network knows it. */
export const isDrawn = (row) => shownRows.has(row) && drawnBefore.has(row);

function whole(color, border = ink.paper) {
  const one = { background: color, border };
  return { ...one, highlight: one, hover: one };
}

function visNode(row) {
  const { label: _label, title: _title, font: _font, color: _color, ...given } = drawnNode.get(row) || {};
  const [x, y] = placeOf(row);
  return {
    ...given, id: row, x, y, shape: shapeOf(row), size: sizeOf(row), color: whole(colorOf(row)),
    borderWidth: BORDER, borderWidthSelected: BORDER, physics: false,
  };
}

export const tieColor = (stated) => (stated === undefined ? ink.tie : familyColor(edge.relation[stated]) || ink.typed);
/** In pixels: what two have to do with each other stands out from being named together. */
export const tieWidthOf = (sentences, isStated) => (isStated
  ? Math.min(4, 1.1 + 0.4 * Math.sqrt(sentences)) : Math.min(3, 0.4 + 0.3 * Math.sqrt(sentences)));
export const tieWidth = (n, stated) => tieWidthOf(stated === undefined ? tieWeight[n] : sentencesOfEdge(stated), stated !== undefined);
function arrowsOf(n) {
  const end = { enabled: true, scaleFactor: 0.45 };
  const heads = headsOf(n);
  return heads.length ? Object.fromEntries(heads.map((row) => [row === pairs[n].b ? "to" : "from", end])) : "";
}

function visEdge(n) {
  const { id: _id, title: _title, label: _label, arrows, color, ...given } = drawnTie.get(n) || {};
  const { a, b } = pairs[n];
  const [stated] = statedEdges(n);
  const chosen = (typeof color === "object" && color ? color.color : color) || tieColor(stated);
  return {
    width: tieWidth(n, stated), ...given, arrows: arrows || arrowsOf(n),
    id: n, from: a, to: b, color: { color: chosen, highlight: chosen, hover: chosen },
  };
}

/** Tell a vis DataSet only what is new, changed or gone. */
function tell(set, before, keys, make) {
  const changed = [];
  const kept = new Set(keys);
  const gone = [...before.keys()].filter((key) => !kept.has(key));
  for (const key of kept) {
    const made = make(key);
    const text = JSON.stringify(made);
    if (before.get(key) !== text) changed.push([key, text, made]);
  }
  // vis-network may draw at each of these: what is new comes before what is old goes.
  if (changed.length) set.update(changed.map(([, , made]) => made));
  for (const [key, text] of changed) before.set(key, text);
  for (const key of gone) before.delete(key);
  if (gone.length) set.remove(gone);
  return gone.length + changed.length > 0;
}

let leastDrawn = -1; // the floor of sizes that vis-network's nodes have now, in the map's pixels
/** Let no entity be a speck, however far away the reader is. */
function keepVisible() {
  const least = leastRadius(network.getScale()) / network.getScale();
  if (least === leastDrawn) return;
  leastDrawn = least;
  for (const row of drawnBefore.keys()) {
    const node = network.body.nodes[row];
    if (!node) continue;
    node.options.size = Math.max(sizeOf(row), least);
    // A border as wide as what it is around would be all that is seen.
    node.options.borderWidth = node.options.size * network.getScale() > BORDERED ? BORDER : 0;
    node.needsRefresh();
  }
}

/** Draw again, where what may have names has changed. */
export function redrawn() {
  version++;
  network.redraw();
}

/** Draw again what vis-network knows. */
export const redrawScene = () => network?.redraw();

export function drawScene() {
  // Edges go first and come last, so that none ever hangs on a missing node.
  const goneTies = [...tiesBefore.keys()].filter((n) => !shownRows.has(pairs[n].a) || !shownRows.has(pairs[n].b));
  for (const n of goneTies) tiesBefore.delete(n);
  if (goneTies.length) visEdges.remove(goneTies);
  const moved = tell(visNodes, drawnBefore, shownRows, visNode);
  const retied = tell(visEdges, tiesBefore, shownPairs, visEdge);
  if (moved || retied) version++;
  if (moved) leastDrawn = -1;
  redrawScene();
}

export function startScene() {
  drawScene();
  network = new vis.Network($("map"), { nodes: visNodes, edges: visEdges }, {
    autoResize: true,
    physics: false,
    layout: { improvedLayout: false },
    interaction: { hover: true, hoverConnectedEdges: false, selectConnectedEdges: false,
                   tooltipDelay: 1e9, keyboard: false, multiselect: false, zoomSpeed: 0.7 },
    nodes: { font: { size: 0 }, chosen: false },
    edges: { smooth: false, chosen: false, font: { size: 0 } },
  });
  network.on("click", (event) => {
    if (touched && event.event.type === "press") return; // a long one: the menu's
    const beneath = event.nodes.length ? -1 : farAt(event.pointer.DOM.x, event.pointer.DOM.y);
    const row = beneath >= 0 ? beneath : event.nodes[0];
    if (row !== undefined) select(row, { move: false });
    else if (event.edges.length) selectPair(event.edges[0]);
    else if (selectedRows().length || state.community >= 0) letGo();
  });
  network.on("doubleClick", (event) => {
    const row = event.nodes[0] ?? farAt(event.pointer.DOM.x, event.pointer.DOM.y);
    if (row >= 0) change({ focus: row, hops: state.hops });
  });
  network.on("dragEnd", (event) => {
    if (!event.nodes.length) {
      version++; // names that the map's border left out may have room now
      return network.redraw();
    }
    const row = event.nodes[0];
    const { x, y } = network.getPosition(row);
    change({ pinned: { ...state.pinned, [row]: [Math.round(x), Math.round(y)] } });
  });
  network.on("dragging", (event) => { if (event.nodes.length) version++; });
  network.on("hoverNode", (event) => showTip(tipOfNode(event.node), event.event));
  network.on("hoverEdge", (event) => showTip(tipOfTie(event.edge), event.event));
  for (const gone of ["blurNode", "blurEdge", "dragStart", "zoom", "click"]) network.on(gone, hideTip);
  network.on("beforeDrawing", (canvas) => { 
    onPaper(canvas);
    keepVisible();
    drawGround(canvas);
    paintWhole(canvas);
  });
  network.on("afterDrawing", (canvas) => {
    const rows = highlight(canvas);
    drawLabels(canvas, rows);
    drawWords(canvas);
    showLegend();
  });
  let pointed = -1;
  $("map").addEventListener("pointermove", (event) => {
    if (event.buttons || event.pointerType === "touch") return;
    const box = $("map").getBoundingClientRect();
    const row = farAt(event.clientX - box.left, event.clientY - box.top);
    if (row >= 0) showTip(tipOfNode(row), event);
    else if (pointed >= 0) hideTip();
    pointed = row;
  });
}

function onPaper(canvas) {
  canvas.save();
  canvas.setTransform(1, 0, 0, 1, 0, 0);
  canvas.fillStyle = ink.paper;
  canvas.fillRect(0, 0, canvas.canvas.width, canvas.canvas.height);
  canvas.restore();
}

function tipOfNode(row) {
  const given = drawnNode.get(row)?.title;
  const lines = [entity.name[row], `${data.types[entity.type[row]].name} · ${counted(entity.mentions[row], "mention", "mentions")}`];
  return typeof given === "string" ? [...lines, given] : lines;
}
function tipOfTie(n) {
  const { a, b } = pairs[n];
  const said = phrases(n).map(({ head, words }) =>
    `${isolated(entity.name[head === b ? b : a])} ${words} ${isolated(entity.name[head === b ? a : b])}`);
  const given = drawnTie.get(n)?.title;
  const lines = [...(said.length ? said : [`${isolated(entity.name[a])} – ${isolated(entity.name[b])}`]),
                 `${said.length ? "" : "named together · "}${counted(tieWeight[n] || pairs[n].weight, "sentence", "sentences")}`];
  return typeof given === "string" ? [...lines, given] : lines;
}
function showTip(lines, event) {
  if (touched) return;
  const tip = $("tip");
  tip.replaceChildren(...lines.map((line, n) => element(n ? "p" : "strong", line)));
  tip.hidden = false;
  const x = Math.min(event.clientX + 14, innerWidth - tip.offsetWidth - 8);
  const y = Math.min(event.clientY + 14, innerHeight - tip.offsetHeight - 8);
  tip.style.left = `${x}px`;
  tip.style.top = `${y}px`;
}
// A finger leaves nothing that could say when it no longer points.
let touched = false;
for (const moved of ["pointerdown", "pointermove"]) {
  document.addEventListener(moved, (/** @type {PointerEvent} */ event) => {
    touched = event.pointerType === "touch";
    if (touched) hideTip();
  }, true);
}
export function hideTip() { $("tip").hidden = true; }
