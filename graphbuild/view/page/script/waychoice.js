// waychoice: what a path's card lets a reader choose: one of the best ways, and their rules.

import { counted, entity, isolated } from "./data.js";
import { NOTHING, announce, change, state, withAdded } from "./state.js";
import { button, element } from "./cards.js";
import { bringIntoView } from "./motion.js";
import { notice } from "./panel.js";
import { hasStated } from "./relations.js";
import { hasPlaces, waysBetween } from "./ways.js";

/** The other ways, and what a way may not do. */
export function wayChoice(rows) {
  const [from, to] = [rows[0], rows.at(-1)];
  const ways = waysBetween(from, to);
  const now = rows.join();
  const box = element("div", undefined, "actions");
  if (ways.length > 1) {
    ways.forEach((way, n) => {
      const made = button(`${["Best", "Second", "Third"][n]} · ${counted(way.length - 1, "step", "steps")}`, () => showWay(way));
      made.setAttribute("aria-pressed", String(way.join() === now));
      made.title = isolated(way.map((row) => entity.name[row]).join(" – "));
      box.append(made);
    });
  }
  const rules = [["noPlaces", "Not through places", hasPlaces], ["onlyStated", "Only stated relations", hasStated]];
  for (const [name, text, useful] of rules) {
    if (!useful) continue;
    const made = button(text, () => {
      const before = state[name];
      state[name] = !before;
      const [best] = waysBetween(from, to);
      state[name] = before;
      if (best) showWay(best, { [name]: !before });
      else notice(`No other way connects ${isolated(entity.name[from])} and ${isolated(entity.name[to])}.`);
    });
    made.setAttribute("aria-pressed", String(state[name]));
    box.append(made);
  }
  return box;
}

export function showWay(rows, rules = {}) {
  change({ ...NOTHING, ...rules, path: rows, added: withAdded(rows), focus: -1 });
  bringIntoView(rows);
  announce(`Path of ${counted(rows.length - 1, "step", "steps")}`);
}
