// shapes: colours and shapes, on canvas, in the legend and in SVG. Type is told by both.

import { data, entity, rowOf } from "./data.js";
import { state } from "./state.js";
import { drawnNode } from "./drawn.js";

const COMMUNITY = {
  light: ["#3b6fb6", "#c05a17", "#2b8556", "#8a5a9c", "#a8325a", "#8a6a10", "#3f7482", "#6b6f2a", "#b0483f", "#5a5fb0"],
  dark: ["#7fb0ee", "#eb9a57", "#62c596", "#cfa3e2", "#f08fb0", "#dcbc5c", "#8cc7d8", "#b9bd6a", "#f0948a", "#a5a9f0"],
  other: { light: "#7b828c", dark: "#9aa2ad" },
};
export const darkSystem = matchMedia("(prefers-color-scheme: dark)");
export let theme = data.theme;
export function setTheme(wanted) { theme = wanted; }
export const isDark = () => (theme === "auto" ? darkSystem.matches : theme === "dark");
export const ink = {};
export function readInk() {
  const style = getComputedStyle(document.documentElement);
  for (const name of ["ink", "soft", "paper", "line", "accent", "tie", "typed", "land"]) {
    ink[name] = style.getPropertyValue(`--${name}`).trim();
  }
}

const ofType = new Map(data.types.map((type) => [type.color.toLowerCase(), type]));
export const typeColor = (type) => (isDark() ? data.types[type].dark : data.types[type].color);
export function communityColor(number) {
  const colors = isDark() ? COMMUNITY.dark : COMMUNITY.light;
  return colors[number] || COMMUNITY.other[isDark() ? "dark" : "light"];
}
/** The colour of an entity now; one that the Network's user chose stays theirs. */
export function colorOf(row) {
  const given = drawnNode.get(row)?.color;
  const own = typeof given === "object" && given ? given.background : given;
  const known = own === undefined || ofType.has(String(own).toLowerCase());
  if (!known) return own;
  return state.color === "community" ? communityColor(entity.community[row]) : typeColor(entity.type[row]);
}

// Corners around 0, 0 at radius 1; the same on canvas and in SVG.
const star = Array.from({ length: 10 }, (_, n) => {
  const angle = (n / 5 - 0.5) * Math.PI;
  return [Math.cos(angle) * (n % 2 ? 0.5 : 1.15), Math.sin(angle) * (n % 2 ? 0.5 : 1.15)];
});
const hexagon = Array.from({ length: 6 }, (_, n) => [Math.cos((n / 3) * Math.PI), Math.sin((n / 3) * Math.PI)]);
const CORNERS = {
  square: [[-1, -1], [1, -1], [1, 1], [-1, 1]],
  triangle: [[0, -1.1], [1.15, 0.9], [-1.15, 0.9]],
  triangleDown: [[0, 1.1], [1.15, -0.9], [-1.15, -0.9]],
  diamond: [[0, -1.15], [1.15, 0], [0, 1.15], [-1.15, 0]],
  star, hexagon,
};
const SVG = "http://www.w3.org/2000/svg";
export function svgElement(name, attributes) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}
export function svgShape(shape, x, y, radius, fill) {
  const corners = CORNERS[shape];
  if (!corners) return svgElement("circle", { cx: x, cy: y, r: radius, fill });
  const points = corners.map(([a, b]) => `${(x + a * radius).toFixed(1)},${(y + b * radius).toFixed(1)}`).join(" ");
  return svgElement("polygon", { points, fill });
}
export function sign(type, color = typeColor(type)) {
  const svg = svgElement("svg", { viewBox: "-8 -8 16 16", width: 14, height: 14, "aria-hidden": "true", class: "sign" });
  svg.append(svgShape(data.types[type].shape, 0, 0, 6, color));
  return svg;
}
/** Add a shape to the path that a canvas is to fill: what is filled needs not be closed. */
export function traceShape(canvas, shape, x, y, radius) {
  const corners = CORNERS[shape];
  if (!corners) {
    canvas.moveTo(x + radius, y);
    canvas.arc(x, y, radius, 0, 2 * Math.PI);
    return;
  }
  corners.forEach(([a, b], n) => (n ? canvas.lineTo(x + a * radius, y + b * radius) : canvas.moveTo(x + a * radius, y + b * radius)));
}
export const shapeOf = (row) => drawnNode.get(row)?.shape || data.types[entity.type[row]].shape;

/** The radius of a share of the most, 0 to 1. */
export const radiusOf = (share) => 5 + 17 * Math.min(1, share) ** 0.6;
export const mostMentions = Math.max(1, ...data.drawn.nodes.map((node) => entity.mentions[rowOf.get(node.id)] || 0));
const mostRank = entity.rank.reduce((most, rank) => Math.max(most, rank), 1e-9);
export function sizeOf(row) {
  if (state.size === "rank") return radiusOf(entity.rank[row] / mostRank);
  const given = drawnNode.get(row)?.size;
  return given ?? radiusOf(entity.mentions[row] / mostMentions);
}
