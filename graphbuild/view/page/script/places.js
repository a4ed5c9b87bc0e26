// places: where entities stand. Python computed the leading part; what is added later
// finds a free place beside its strongest tie; a focus is laid out in rings.

import { entity, farEnd, pairs, tiesOf } from "./data.js";
import { state } from "./state.js";
import { distance, drawnNode, shownRows, tieWeight } from "./membership.js";

export const GOLDEN = Math.PI * (3 - Math.sqrt(5));
const GAP = 38;
const home = new Map();
for (const [row, node] of drawnNode) {
  if (Number.isFinite(node.x) && Number.isFinite(node.y)) home.set(row, [node.x, node.y]);
}
export let focusAt = null;

export const placeOf = (row) => state.pinned[row] || focusAt?.get(row) || home.get(row) || settle(row);

function settle(row) {
  const strongest = [...tiesOf[row]].sort((m, n) => tieWeight[n] - tieWeight[m] || m - n)
    .map((n) => farEnd(pairs[n], row)).find((other) => home.has(other) && shownRows.has(other));
  const [x, y] = strongest === undefined ? edgeOfMap(row) : home.get(strongest);
  const taken = [...shownRows].filter((other) => home.has(other)).map((other) => home.get(other));
  let place = [x, y];
  for (let n = 1; n < 400; n++) {
    const reach = GAP * 0.75 * Math.sqrt(n + 2);
    place = [x + reach * Math.cos(n * GOLDEN), y + reach * Math.sin(n * GOLDEN)];
    if (taken.every(([a, b]) => Math.hypot(a - place[0], b - place[1]) >= GAP)) break;
  }
  home.set(row, place);
  return place;
}
function edgeOfMap(row) {
  const reach = 60 + 30 * Math.sqrt(home.size);
  return [reach * Math.cos(row * GOLDEN), reach * Math.sin(row * GOLDEN)];
}

/** Rings around the focus: nearer entities inside, each beside the one it hangs on. */
export function placeFocus() {
  focusAt = null;
  if (state.focus < 0) return;
  focusAt = new Map([[state.focus, [0, 0]]]);
  const rings = [[state.focus]];
  for (const row of shownRows) {
    const hop = distance.get(row);
    if (hop) (rings[hop] ||= []).push(row);
  }
  const children = new Map();
  for (let hop = 1; hop < rings.length; hop++) {
    for (const row of rings[hop] || []) {
      let parent = -1;
      let best = 0;
      for (const n of tiesOf[row]) {
        const other = farEnd(pairs[n], row);
        if (tieWeight[n] > best && distance.get(other) === hop - 1 && shownRows.has(other)) {
          [parent, best] = [other, tieWeight[n]];
        }
      }
      if (!children.has(parent)) children.set(parent, []);
      children.get(parent).push(row);
    }
  }
  const leaves = new Map();
  const countLeaves = (row) => {
    const below = (children.get(row) || []).reduce((sum, child) => sum + countLeaves(child), 0);
    leaves.set(row, Math.max(1, below));
    return leaves.get(row);
  };
  countLeaves(state.focus);
  const reach = [0];
  for (let hop = 1; hop < rings.length; hop++) {
    reach[hop] = Math.max(reach[hop - 1] + 150, ((rings[hop] || []).length * 30) / (2 * Math.PI));
  }
  const lay = (row, hop, from, width) => {
    let angle = from;
    const below = (children.get(row) || []).sort((a, b) => entity.community[a] - entity.community[b] || a - b);
    below.forEach((child, n) => {
      const share = (width * leaves.get(child)) / leaves.get(row);
      const at = angle + share / 2;
      const out = reach[hop] * (1 + (n % 2) * 0.14);
      focusAt.set(child, [out * Math.cos(at) * 1.3, out * Math.sin(at)]);
      lay(child, hop + 1, angle, share);
      angle += share;
    });
  };
  lay(state.focus, 1, -Math.PI / 2, 2 * Math.PI);
}
