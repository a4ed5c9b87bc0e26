// filters: the legend, which switches types off and on, and the sliders above the map.

import { $, data, edge, entity, number, pairs, relationName } from "./data.js";
import { START, change, state, without } from "./state.js";
import { sign, typeColor } from "./shapes.js";
import { narrowed } from "./membership.js";
import { fit } from "./motion.js";
import { button, element } from "./cards.js";

const toggled = (list, each) => (list.includes(each) ? without(list, each) : [...list, each]);

function chip(text, amount, mark, list) {
  const made = button(undefined, () => change({ [list.key]: toggled(state[list.key], list.row) }), "chip");
  made.dataset.row = list.row;
  made.append(...(mark ? [mark] : []), element("span", text), element("span", number(amount), "note"));
  return made;
}

export function startFilters() {
  const byType = data.types.map(() => 0);
  for (const type of entity.type) byType[type]++;
  $("types").append(...data.types.map((type, row) =>
    chip(type.name, byType[row], sign(row), { key: "offTypes", row })));
  const byRelation = data.relations.map(() => 0);
  for (const relation of edge.relation) byRelation[relation]++;
  $("relations").append(...data.relations.map((_, row) =>
    chip(relationName(row), byRelation[row], null, { key: "offRelations", row })));
  $("relation-menu").hidden = data.relations.length < 2;
  const weights = pairs.map((pair) => pair.weight).sort((a, b) => a - b);
  // The last tenth of a thousandth of the ties would stretch the slider beyond use.
  const heaviest = weights[Math.floor((weights.length - 1) * 0.9999)] || 1;
  slide("weight", { max: Math.max(1, heaviest) });
  $("weight").disabled = heaviest <= 1;
  $("npmi-label").hidden = !pairs.some((pair) => pair.npmi !== null);
  slide("npmi", {});
  for (const name of ["color", "size"]) {
    $(name).addEventListener("change", () => change({ [name]: $(name).value }));
  }
  $("reset").addEventListener("click", () => {
    change({ ...START, view: state.view });
    fit();
  });
  $("show-filters").addEventListener("click", () => {
    const open = document.body.classList.toggle("filtering");
    $("show-filters").setAttribute("aria-expanded", String(open));
  });
  for (const menu of menus()) {
    menu.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
      if (event.key !== "Escape" || !menu.open) return;
      menu.open = false;
      menu.querySelector("summary").focus();
      event.stopPropagation();
    });
    document.addEventListener("pointerdown", (event) => { if (!event.composedPath().includes(menu)) menu.open = false; });
  }
}

/** @returns {NodeListOf<HTMLDetailsElement>} */
const menus = () => document.querySelectorAll("details.menu");

/** A slider shows its effect while it is dragged; a step back is noted when it is let go. */
function slide(name, attributes) {
  const input = $(name);
  Object.assign(input, attributes);
  input.addEventListener("input", () => change({ [name]: Number(input.value) }, { quiet: true }));
  input.addEventListener("change", () => change({ [name]: Number(input.value) }));
}

export function showFilters() {
  for (const [box, off] of Object.entries({ types: state.offTypes, relations: state.offRelations })) {
    for (const each of $(box).children) each.setAttribute("aria-pressed", String(!off.includes(Number(each.dataset.row))));
  }
  for (const each of $("types").querySelectorAll("svg")) {
    const row = Number(each.parentElement.dataset.row);
    each.firstChild.setAttribute("fill", state.color === "community" ? "currentColor" : typeColor(row));
  }
  for (const name of ["weight", "npmi", "color", "size"]) $(name).value = String(state[name]);
  $("weight-now").textContent = number(state.weight);
  $("npmi-now").textContent = state.npmi <= -1 ? "any" : state.npmi.toFixed(2);
  $("relation-menu").querySelector("summary").textContent =
    state.offRelations.length ? `Relations (${data.relations.length - state.offRelations.length} of ${data.relations.length})` : "Relations";
  $("reset").hidden = !narrowed() && state.focus < 0 && !state.offTypes.length && !state.hidden.length &&
    !state.added.length && !Object.keys(state.pinned).length;
}

export function showView() {
  for (const each of $("views").children) each.setAttribute("aria-pressed", String(each.dataset.view === state.view));
  $("map").hidden = state.view !== "map";
  $("whole").hidden = state.view !== "whole";
  $("table").hidden = state.view !== "table";
  $("zoom").hidden = state.view === "table";
}
$("views").addEventListener("click", (event) => {
  const view = event.target.dataset?.view;
  if (view) change({ view });
});
