// legend: what size, lines and colours mean, of what is on the map now; of the map itself and of
// the pictures that are made of it.

import { $, data, edge, entity, number, relationName } from "./data.js";
import { highlighted } from "./highlight.js";
import { hullsNow } from "./hulls.js";
import { shownPairs } from "./membership.js";
import { familyColor, familyName, isOff, statedEdges } from "./relations.js";
import { network, tieWidthOf, version } from "./scene.js";
import { communityColor, ink, mostMentions, radiusOf, svgElement, svgShape, typeColor } from "./shapes.js";
import { leastRadius } from "./spacing.js";
import { element } from "./cards.js";
import { state } from "./state.js";

export const LEGEND_LINE = 18; // pixels
const MOST_RADIUS = 7;

/** @typedef {{ mark: (y: number) => SVGElement[], text: string }} Sign */

/** What sizes mean at the scale that is looked at. @returns {Sign[]} */
function sizes() {
  if (state.size === "rank") return [{ mark: discs([3, 5, 8]), text: "larger: more central" }];
  const most = mostMentions;
  const scale = network?.getScale() ?? 1;
  const amounts = [...new Set([1, Math.max(1, Math.round(most / 6)), most])];
  const radii = amounts.map((amount) => Math.min(MOST_RADIUS, Math.max(radiusOf(amount / most) * scale, leastRadius(scale))));
  const some = amounts.filter((_, n) => n === 0 || radii[n] > radii[n - 1] + 0.3 || n === amounts.length - 1);
  return [{ mark: discs(some.map((amount) => radii[amounts.indexOf(amount)])), text: `${some.map(number).join(", ")} ${most === 1 ? "mention" : "mentions"}` }];
}
function discs(radii) {
  const wide = radii.reduce((sum, radius) => sum + 2 * radius + 2, -2);
  let x = 20 - wide / 2;
  const seats = radii.map((radius) => {
    x += 2 * radius + 2;
    return x - radius - 2;
  });
  return (y) => radii.map((radius, n) => svgShape("dot", seats[n], y, radius, ink.soft));
}

/** What the thickness of lines means, for those that are stated and those that are not. @returns {Sign[]} */
function thickness(stated) {
  const amounts = [1, 5, 20];
  return [{
    mark: (y) => amounts.map((amount, n) => lineSign(4 + n * 12, 13 + n * 12, y, stated ? ink.typed : ink.tie, tieWidthOf(amount, stated))),
    text: `${amounts.join(", ")} sentences`,
  }];
}
const lineSign = (x1, x2, y, stroke, width) => svgElement("line", { x1, x2, y1: y, y2: y, stroke, "stroke-width": width });

/** What the colours of lines mean. @returns {Sign[]} */
function lineColors(ties) {
  const families = new Map();
  let beside = false;
  for (const n of ties) {
    const [first] = statedEdges(n);
    if (first === undefined) beside = true;
    else families.set(familyName(edge.relation[first]) ?? relationName(edge.relation[first]), familyColor(edge.relation[first]) || ink.typed);
  }
  const signs = [...families].sort().map(([text, color]) => ({ mark: (y) => [lineSign(6, 34, y, color, 2.5)], text }));
  const together = data.relations.findIndex((_, row) => data.undirected.includes(row) && !isOff(row));
  if (beside && together >= 0) signs.push({ mark: (y) => [lineSign(6, 34, y, ink.tie, 1)], text: relationName(together) });
  return signs;
}

/** What shapes and colours of entities mean. @returns {Sign[]} */
export function typeSigns(rows) {
  const types = [...new Set(rows.map((row) => entity.type[row]))].sort((a, b) => a - b);
  return types.map((type) => ({
    mark: (y) => [svgShape(data.types[type].shape, 20, y, 6, state.color === "type" ? typeColor(type) : ink.soft)],
    text: data.types[type].name,
  }));
}

/** @returns {Sign[]} */
export function signsOf(ties) {
  const areas = hullsNow().length && !highlighted()
    ? [{ mark: (y) => [svgElement("rect", { x: 8, y: y - 6, width: 24, height: 12, rx: 6, fill: communityColor(0), opacity: 0.25 })], text: "a community" }] : [];
  const someStated = ties.some((n) => statedEdges(n).length);
  return [...sizes(), ...(ties.length ? thickness(someStated) : []), ...lineColors(ties), ...areas];
}

let shownFor = "";
/** Show the legend beside the map; made anew only where it would say something else. */
export function showLegend() {
  const box = $("legend-signs");
  const open = $("legend").open;
  const key = `${open} ${version} ${(network?.getScale() ?? 1).toFixed(2)} ${state.size} ${state.color} ${ink.paper} ${shownPairs.length}`;
  if (key === shownFor) return;
  shownFor = key;
  if (!open) return;
  box.replaceChildren(...signsOf(shownPairs).map(({ mark, text }) => {
    const row = element("li");
    const svg = svgElement("svg", { viewBox: `0 0 40 ${LEGEND_LINE}`, width: 40, height: LEGEND_LINE, "aria-hidden": "true" });
    svg.append(...mark(LEGEND_LINE / 2));
    row.append(svg, text);
    return row;
  }));
}

export function startLegend() {
  // Where there is little room, the map has it.
  $("legend").open = innerWidth > 1180 && innerHeight > 700;
  $("legend").addEventListener("toggle", () => network?.redraw());
  showLegend();
}
