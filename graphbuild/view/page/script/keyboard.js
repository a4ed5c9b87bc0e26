// keyboard: / searches from anywhere; on the map, arrows go from entity to entity.

import { $ } from "./data.js";
import { change, letGo, select, selectedRows, state } from "./state.js";
import { sizeOf } from "./shapes.js";
import { membersNow, shownRows } from "./membership.js";
import { placeOf } from "./places.js";
import { hideTip } from "./scene.js";
import { chooseToo, chosenRows } from "./choosing.js";
import { fitAll, zoom } from "./motion.js";
import { search } from "./search.js";

const typing = (target) => /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName);
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "/" && !typing(event.target)) {
    event.preventDefault();
    search.focus();
  } else if (event.key === "Escape" && !typing(event.target)) {
    hideTip();
    if (selectedRows().length || state.community >= 0) letGo();
    else if (state.focus >= 0) change({ focus: -1 });
  }
});

const DIRECTIONS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
$("map").addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const direction = DIRECTIONS[event.key];
  if (direction) stepTo(direction, event.shiftKey);
  else if (event.key === "Enter" && state.node >= 0) {
    change(state.focus === state.node ? { focus: -1 } : { focus: state.node });
  } else if (event.key === "+" || event.key === "=") zoom(1.3);
  else if (event.key === "-") zoom(1 / 1.3);
  else if (event.key === "0") fitAll();
  else return;
  event.preventDefault();
});

/** Select the nearest entity in a direction, or choose it too; with none selected, the leading one. */
function stepTo([right, down], isToo) {
  const from = chosenRows().at(-1) ?? -1;
  if (from < 0) {
    const first = [...shownRows].sort((a, b) => sizeOf(b) - sizeOf(a) || a - b)[0];
    if (first !== undefined) select(first);
    return;
  }
  const [x, y] = placeOf(from);
  let [best, next] = [Infinity, -1];
  for (const row of membersNow()) {
    const [a, b] = placeOf(row);
    const along = (a - x) * right + (b - y) * down;
    const aside = Math.abs((a - x) * down) + Math.abs((b - y) * right);
    if (row === from || along <= 0 || aside > along * 1.5) continue;
    if (along + aside < best) [best, next] = [along + aside, row];
  }
  if (next >= 0 && isToo) chooseToo(next);
  else if (next >= 0) select(next);
}
