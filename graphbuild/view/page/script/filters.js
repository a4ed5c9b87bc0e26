// filters: the legend, which switches types off and on, and the sliders above the map.

import { $, brief, data, edge, entity, number, pairs, relationName } from "./data.js";
import { START, change, state, without } from "./state.js";
import { ink, sign, svgElement, typeColor } from "./shapes.js";
import { candidates, narrowed, partOf, passing, waitingAround } from "./membership.js";
import { hasBackbone } from "./drawn.js";
import { familyColor, familyName, hasStated } from "./relations.js";
import { showLayouts, startLayouts } from "./layouts.js";
import { stopPlaying } from "./time.js";
import { fit } from "./motion.js";
import { button, element } from "./cards.js";

const toggled = (list, each) => (list.includes(each) ? without(list, each) : [...list, each]);

function chip(text, amount, mark, list) {
  const made = button(undefined, () => change({ [list.key]: toggled(state[list.key], list.row) }), "chip");
  made.dataset.row = list.row;
  made.append(...(mark ? [mark] : []), element("span", text), element("span", brief(amount), "note"));
  return made;
}

function familySign(relation) {
  const svg = svgElement("svg", { viewBox: "0 0 16 16", width: 14, height: 14, "aria-hidden": "true", class: "sign" });
  svg.append(svgElement("rect", { x: 0, y: 6, width: 16, height: 4, rx: 2, fill: familyColor(relation) || ink.soft }));
  if (familyName(relation)) svg.setAttribute("data-family", familyName(relation));
  return svg;
}

const byType = data.types.map(() => 0);
for (const type of entity.type) byType[type]++;
const byRelation = data.relations.map(() => 0);
for (const relation of edge.relation) byRelation[relation]++;

export function startFilters() {
  $("types").append(...data.types.map((type, row) =>
    chip(type.name, byType[row], sign(row), { key: "offTypes", row })));
  $("relations").append(...data.relations.map((_, row) =>
    chip(relationName(row), byRelation[row], familySign(row), { key: "offRelations", row })));
  $("relation-menu").hidden = data.relations.length < 2;
  $("stated").hidden = !hasStated && !hasBackbone;
  for (const [ties, is] of [["stated", hasStated], ["backbone", hasBackbone]]) $("stated").querySelector(`[data-ties=${ties}]`).hidden = !is;
  startLayouts();
  $("stated").addEventListener("click", (event) => {
    const wanted = event.target.dataset?.ties;
    if (!wanted) return;
    change({ stated: wanted === "stated", backbone: wanted === "backbone" });
    fit();
  });
  const weights = Float64Array.from(pairs, (pair) => pair.weight).sort();
  // The last tenth of a thousandth of the ties would stretch the slider beyond use.
  const heaviest = weights[Math.ceil((weights.length - 1) * 0.9999)] || 1;
  slide("weight", { max: Math.max(1, heaviest) });
  $("weight").disabled = heaviest <= 1;
  $("npmi-label").hidden = !pairs.some((pair) => pair.npmi !== null);
  slide("npmi", {});
  $("reach-label").hidden = !data.fill;
  $("reach").lastElementChild.textContent = `leading ${number(data.fill)}`;
  for (const name of ["color", "size", "reach"]) {
    $(name).addEventListener("change", () => change({ [name]: $(name).value }));
  }
  $("reset").addEventListener("click", () => {
    stopPlaying();
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
  for (const each of $("stated").children) each.setAttribute("aria-pressed", String(each.dataset.ties === (state.stated ? "stated" : state.backbone ? "backbone" : "all")));
  showLayouts(waitingAround);
  for (const each of $("relations").children) {
    each.querySelector("rect").setAttribute("fill", familyColor(Number(each.dataset.row)) || ink.soft);
  }
  showAmounts();
  for (const each of $("types").querySelectorAll("svg")) {
    const row = Number(each.parentElement.dataset.row);
    each.firstChild.setAttribute("fill", state.color === "community" ? "currentColor" : typeColor(row));
  }
  for (const name of ["weight", "npmi", "color", "size", "reach"]) $(name).value = String(state[name]);
  $("weight-now").textContent = number(state.weight);
  $("npmi-now").textContent = state.npmi <= -1 ? "any" : state.npmi.toFixed(2);
  $("relation-menu").querySelector("summary").textContent =
    state.offRelations.length ? `Relations (${data.relations.length - state.offRelations.length} of ${data.relations.length})` : "Relations";
  $("reset").hidden = !narrowed() && state.focus < 0 && !state.offTypes.length && !state.hidden.length &&
    !state.added.length && !Object.keys(state.pinned).length;
}

/** Each chip says what the filters leave: of a type or relation that is off, all there are. */
function showAmounts() {
  const left = data.types.map(() => 0);
  for (const row of candidates) left[entity.type[row]]++;
  const amounts = {
    types: (row) => [state.offTypes.includes(row) ? byType[row] : left[row], byType[row]],
    relations: (row) => [passing.get(row) || 0, byRelation[row]],
  };
  for (const [box, amount] of Object.entries(amounts)) {
    for (const each of $(box).children) {
      const [some, all] = amount(Number(each.dataset.row));
      each.lastChild.textContent = partOf(some, all, brief);
      each.lastChild.title = partOf(some, all);
    }
  }
}

export function showView() {
  for (const each of $("views").children) each.setAttribute("aria-pressed", String(each.dataset.view === state.view));
  $("map").hidden = state.view === "table";
  $("table").hidden = state.view !== "table";
  $("legend").hidden = state.view === "table";
  $("zoom").hidden = state.view === "table";
  for (const each of document.querySelectorAll("[data-export=png2], [data-export=png4], [data-export=svg]")) {
    /** @type {HTMLButtonElement} */ (each).disabled = state.view === "table"; // a table is no picture
  }
}
$("views").addEventListener("click", (event) => {
  const view = event.target.dataset?.view;
  if (view) change({ view });
});
