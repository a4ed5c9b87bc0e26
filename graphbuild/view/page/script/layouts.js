// layouts: how entities are laid out, where the graph has what it takes: the choice above the map.

import { $, entity, isolated } from "./data.js";
import { hasChronology } from "./chronology.js";
import { change, state } from "./state.js";
import { hasWorld } from "./world.js";
import { element } from "./cards.js";

const LAYOUTS = [["force", "by ties"], ...(hasChronology ? [["time", "by time"]] : []), ...(hasWorld ? [["world", "on a map"]] : [])];
export const layoutNames = () => LAYOUTS.map(([name]) => name);

export function startLayouts() {
  const choice = $("layout");
  choice.append(...[...LAYOUTS, ["rings", ""]].map(([name, text]) => Object.assign(element("option", text), { value: name })));
  choice.addEventListener("change", () => {
    const layout = choice.value;
    change(layout === "rings" ? { focus: state.node } : { layout, focus: -1 });
  });
  $("more-around").addEventListener("click", () => change({ allAround: true }));
}

export function showLayouts(waiting) {
  const rings = $("layout").lastChild;
  const middle = state.focus >= 0 ? state.focus : state.node;
  rings.disabled = middle < 0;
  rings.textContent = middle < 0 ? "in rings" : `around ${isolated(entity.name[middle])}`;
  $("layout-choice").hidden = state.view === "table";
  $("layout").value = state.focus >= 0 ? "rings" : state.layout;
  $("more-around").hidden = !waiting || state.view === "table";
  $("more-around").textContent = `${waiting.toLocaleString("en")} more`;
}
