// motion: where the reader looks. Fits what is shown with room for its names.

import { $ } from "./data.js";
import { leadingRows, membersNow } from "./membership.js";
import { placeOf } from "./places.js";
import { network } from "./scene.js";

const FARTHEST = 0.01; // scale
const still = matchMedia("(prefers-reduced-motion: reduce)");
const gliding = () => (still.matches ? false : { duration: 250, easingFunction: "easeOutQuad" });

/** What the axis of time and the legend take of the map's lower border. */
export const footHeight = () => [$("time"), $("legend")].reduce((sum, each) => sum + (each.hidden || each.open === false ? 0 : each.offsetHeight + 10), 0);

export function fit({ glide = true, rows = leadingRows } = {}) {
  if (!network || !rows.length) return;
  const area = $("map");
  const places = rows.map(placeOf);
  const [xs, ys] = [places.map(([x]) => x), places.map(([, y]) => y)];
  const least = (values) => values.reduce((a, b) => Math.min(a, b), Infinity);
  const most = (values) => values.reduce((a, b) => Math.max(a, b), -Infinity);
  const [left, right, top, low] = [least(xs), most(xs), least(ys), most(ys)];
  const side = Math.min(90, area.clientWidth * 0.12);
  const across = area.clientWidth - 2 * side;
  const down = area.clientHeight - 76 - footHeight();
  if (area.clientHeight < 10) return; // a frame that has no size yet: resize fits it
  const wanted = Math.min(1.4, across / Math.max(1, right - left), down / Math.max(1, low - top));
  const scale = Math.max(FARTHEST, wanted);
  const position = { x: (left + right) / 2, y: (top + low) / 2 + footHeight() / 2 / scale };
  network.moveTo({ position, scale, animation: glide ? gliding() : false });
}

export function bringIntoView(rows) {
  const at = rows.map((row) => { const [x, y] = placeOf(row); return network.canvasToDOM({ x, y }); });
  const { clientWidth, clientHeight } = $("map");
  const inside = at.every(({ x, y }) => x > 60 && y > 40 && x < clientWidth - 60 && y < clientHeight - 90);
  if (inside) return;
  if (rows.length > 1) fit({ rows });
  else network.moveTo({ position: { x: placeOf(rows[0])[0], y: placeOf(rows[0])[1] }, scale: Math.max(0.7, network.getScale()), animation: gliding() });
}

export function zoom(factor) {
  network.moveTo({ scale: Math.min(6, Math.max(FARTHEST, network.getScale() * factor)), animation: false });
}
$("closer").addEventListener("click", () => zoom(1.3));
$("farther").addEventListener("click", () => zoom(1 / 1.3));
/** Show all that is on the map, also what is far from those that lead. */
export const fitAll = () => fit({ rows: [...membersNow()] });
$("fit").addEventListener("click", fitAll);
