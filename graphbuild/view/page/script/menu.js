// menu: all that can be done with what is pointed at, on right click, long press and the menu
// key, and by the button of a card.

import { $, entity, isolated, pairs } from "./data.js";
import { actionsOf, actionsOfSeveral, actionsOfTie } from "./actions.js";
import { button, element, named } from "./cards.js";
import { isOnBoard, rowAt, tieAt } from "./pointed.js";
import { hideTip } from "./scene.js";
import { select, state } from "./state.js";

const LONG_MILLISECONDS = 400;
const TAP_MILLISECONDS = 250; // what is longer is no tap for vis-network
const MOVED = 10; // pixels from which on a press is a drag
const menu = element("div", undefined, "context");
Object.assign(menu, { id: "menu", hidden: true });
menu.setAttribute("role", "menu");
$("map").parentElement.append(menu);

/** @type {HTMLElement | null} */
let openedFrom = null;
const items = () => /** @type {HTMLButtonElement[]} */ ([...menu.querySelectorAll("[role=menuitem]")]);

/** Open a menu of actions. at: a place in the window. */
function openMenu(title, actions, at) {
  hideTip();
  openedFrom = menu.hidden ? /** @type {HTMLElement} */ (document.activeElement) : openedFrom;
  const parts = [];
  let group = null;
  for (const action of actions) {
    if (group !== null && group !== action.group) {
      const line = element("hr");
      line.setAttribute("role", "separator");
      parts.push(line);
    }
    group = action.group;
    const item = button(action.text, () => { closeMenu(); action.run(); });
    item.setAttribute("role", "menuitem");
    item.tabIndex = -1;
    item.title = action.title ?? "";
    parts.push(item);
  }
  const head = named("p", title, "name");
  head.setAttribute("role", "presentation");
  menu.setAttribute("aria-label", title);
  menu.replaceChildren(head, ...parts);
  menu.hidden = false;
  menu.scrollTop = 0;
  menu.style.left = `${Math.max(8, Math.min(at.x, innerWidth - menu.offsetWidth - 8))}px`;
  menu.style.top = `${Math.max(8, Math.min(at.y, innerHeight - menu.offsetHeight - 8))}px`;
  items()[0]?.focus();
}

export function closeMenu() {
  if (menu.hidden) return;
  const inside = menu.contains(document.activeElement);
  menu.hidden = true;
  if (inside) (openedFrom?.isConnected ? openedFrom : $("map")).focus({ preventScroll: true });
}

export function entityMenu(row, at) {
  const several = state.chosen?.includes(row) && state.chosen.length > 1 ? state.chosen : null;
  const together = several ? actionsOfSeveral(several).map((each) => ({ ...each, group: "together", text: `Chosen: ${each.text}` })) : [];
  openMenu(isolated(entity.name[row]), [...actionsOf(row), ...together], at);
}
function tieMenu(n, at) {
  openMenu(`${isolated(entity.name[pairs[n].a])} – ${isolated(entity.name[pairs[n].b])}`, actionsOfTie(n), at);
}

/** Open the menu of what an event points at; return whether it points at anything. */
function menuAt(event) {
  const at = { x: event.clientX, y: event.clientY };
  const row = rowAt(event);
  const tie = row < 0 ? tieAt(event) : -1;
  if (row >= 0) entityMenu(row, at);
  else if (tie >= 0) tieMenu(tie, at);
  return row >= 0 || tie >= 0;
}

/** The menu of what the keyboard is at: an entity in a list, or what is selected. */
function menuOfFocus() {
  const here = /** @type {HTMLElement} */ (document.activeElement);
  const box = here.getBoundingClientRect();
  const held = here.closest("[data-entity], [data-tie]");
  const at = held ? { x: box.left + 20, y: box.bottom } : { x: box.left + box.width / 2, y: box.top + Math.min(120, box.height / 2) };
  if (held instanceof HTMLElement && held.dataset.tie) return tieMenu(Number(held.dataset.tie), at);
  const row = held instanceof HTMLElement ? Number(held.dataset.entity) : state.node >= 0 ? state.node : state.chosen?.at(-1) ?? -1;
  if (row >= 0) entityMenu(row, at);
  else if (state.pair >= 0) tieMenu(state.pair, at);
  else return false;
  return true;
}

let wasPressed = 0; // when a long press, or a key, opened the menu: what follows of it is not heard
document.addEventListener("contextmenu", (event) => {
  if (menu.contains(/** @type {Node} */ (event.target))) return event.preventDefault();
  if (performance.now() - wasPressed < 400 || menuAt(event)) event.preventDefault();
});

document.addEventListener("keydown", (event) => {
  if (!menu.hidden && !menu.contains(document.activeElement)) closeMenu();
  const wanted = event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey);
  if (!wanted || /^(INPUT|SELECT|TEXTAREA)$/.test(/** @type {HTMLElement} */ (event.target).tagName)) return;
  if (menuOfFocus() === false) return;
  wasPressed = performance.now();
  event.preventDefault();
});

menu.addEventListener("keydown", (event) => {
  const all = items();
  const here = all.indexOf(/** @type {HTMLButtonElement} */ (document.activeElement));
  const next = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: all.length - 1 }[event.key];
  if (next !== undefined) all[(next + all.length) % all.length].focus();
  else if (event.key === "Escape" || event.key === "Tab") closeMenu();
  else if (/^[\p{L}\d]$/u.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey) {
    const from = [...all.slice(here + 1), ...all.slice(0, here + 1)];
    from.find((item) => item.textContent?.toLowerCase().startsWith(event.key.toLowerCase()))?.focus();
  } else return;
  event.preventDefault();
  event.stopPropagation();
});
document.addEventListener("pointerdown", (event) => { if (!menu.contains(/** @type {Node} */ (event.target))) closeMenu(); }, true);
addEventListener("resize", closeMenu);

// A long press: browsers of phones that have none of their own get the same.
let press = null;
let isHeld = false;
document.addEventListener("pointerdown", (event) => {
  clearTimeout(press?.timer);
  isHeld = false;
  if (event.pointerType !== "touch" || !event.isPrimary || menu.contains(/** @type {Node} */ (event.target))) return;
  const { clientX, clientY, target } = event;
  press = { clientX, clientY, since: performance.now(), timer: setTimeout(() => {
    isHeld = menuAt({ clientX, clientY, target });
    if (isHeld) wasPressed = performance.now();
  }, LONG_MILLISECONDS) };
}, true);
document.addEventListener("pointermove", (event) => {
  if (!press || Math.hypot(event.clientX - press.clientX, event.clientY - press.clientY) <= MOVED) return;
  clearTimeout(press.timer);
  press = null;
}, true);
for (const ended of ["pointerup", "pointercancel"]) {
  document.addEventListener(ended, (event) => {
    clearTimeout(press?.timer);
    const isSlow = ended === "pointerup" && press && !isHeld && performance.now() - press.since >= TAP_MILLISECONDS;
    press = null;
    if (isSlow && isOnBoard(event) && rowAt(event) >= 0) select(rowAt(event), { move: false });
  }, true);
}
document.addEventListener("click", (event) => {
  if (isHeld) { // nor on what the menu has there
    event.stopPropagation();
    event.preventDefault();
  }
  isHeld = false;
}, true);
