// search: completion over names and aliases, without regard to case and diacritics.
// The same box asks for the other end of a path.

import { $, count, entity } from "./data.js";
import { announce, select, state } from "./state.js";
import { sign } from "./shapes.js";
import { shownRows } from "./membership.js";
import { element, named } from "./cards.js";
import { showPath } from "./panel.js";

export const search = $("search");
const found = $("found");
const MOST_FOUND = 9;
export const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
let folded = null;
let matches = [];
let markedMatch = 0;
let pathFrom = -1;
const asked = search.placeholder;

function matching(wanted) {
  folded ||= entity.name.map((name, row) => [name, ...entity.aliases[row]].map(fold));
  const ranked = [];
  for (let row = 0; row < count; row++) {
    let best = 9;
    let by = 0;
    folded[row].forEach((name, n) => {
      const at = name.indexOf(wanted);
      if (at < 0) return;
      const word = at === 0 || /[\s\-'’(]/.test(name[at - 1]);
      const rank = (name === wanted ? 0 : at === 0 ? 1 : word ? 2 : 3) + (n ? 0.5 : 0);
      if (rank < best) [best, by] = [rank, n];
    });
    if (best < 9) ranked.push([best, row, by]);
  }
  return ranked.sort((a, b) => a[0] - b[0] || a[1] - b[1]).slice(0, MOST_FOUND);
}

function complete() {
  const wanted = fold(search.value.trim());
  matches = wanted ? matching(wanted) : [];
  markedMatch = 0;
  showMatches();
}

function showMatches() {
  found.replaceChildren(...matches.map(([, row, by], n) => {
    const item = element("li");
    item.id = `found-${n}`;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", String(n === markedMatch));
    item.append(sign(entity.type[row]), named("span", entity.name[row], "name"));
    if (by) item.append(named("span", entity.aliases[row][by - 1], "note"));
    item.addEventListener("mousedown", (event) => { event.preventDefault(); take(n); });
    return item;
  }));
  if (!matches.length && search.value.trim()) {
    const none = element("li", "Nothing found", "none");
    none.setAttribute("role", "option");
    none.setAttribute("aria-disabled", "true");
    found.append(none);
  }
  found.hidden = !search.value.trim();
  search.setAttribute("aria-expanded", String(!found.hidden));
  if (matches.length) search.setAttribute("aria-activedescendant", `found-${markedMatch}`);
  else search.removeAttribute("aria-activedescendant");
}

function take(n) {
  if (!matches[n]) return;
  const row = matches[n][1];
  const from = pathFrom;
  closeSearch();
  if (from >= 0 && from !== row) return showPath(from, row);
  if (state.focus >= 0 && !shownRows.has(row)) Object.assign(state, { focus: -1 });
  select(row);
}

function closeSearch() {
  pathFrom = -1;
  search.placeholder = asked;
  search.value = "";
  complete();
  if (document.activeElement === search) $(state.view === "map" ? "map" : "panel").focus({ preventScroll: true });
}

export function askForPath(row) {
  search.focus();
  pathFrom = row;
  search.placeholder = `Path from ${entity.name[row]} to …`;
  announce(search.placeholder);
}

search.addEventListener("input", complete);
search.addEventListener("keydown", (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && matches.length) {
    markedMatch = (markedMatch + step + matches.length) % matches.length;
    showMatches();
    event.preventDefault();
  } else if (event.key === "Enter") take(markedMatch);
  else if (event.key === "Escape") closeSearch();
  else return;
  event.stopPropagation();
});
search.addEventListener("blur", () => { found.hidden = true; search.setAttribute("aria-expanded", "false"); });
search.addEventListener("focus", () => { if (search.value.trim()) complete(); });
