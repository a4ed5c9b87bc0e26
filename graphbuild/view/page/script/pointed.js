// pointed: which entity or tie an event points at: on a map, in a list, by the keyboard.

import { $ } from "./data.js";
import { network } from "./scene.js";
import { wholeAt } from "./whole.js";

const held = (target, name) => {
  const box = target.closest?.(`[data-${name}]`);
  return box ? Number(box.dataset[name]) : -1;
};
const placeOnMap = (event) => {
  const box = $("map").getBoundingClientRect();
  return { x: event.clientX - box.left, y: event.clientY - box.top };
};

/** The entity's row; -1: none. */
export function rowAt(event) {
  if (event.target === $("whole")) return wholeAt(event);
  const under = document.elementFromPoint(event.clientX, event.clientY);
  if ($("map").contains(under)) return network.getNodeAt(placeOnMap(event)) ?? -1;
  return held(event.target, "entity");
}
/** The tie's number; -1: none. */
export function tieAt(event) {
  if ($("map").contains(event.target)) return network.getEdgeAt(placeOnMap(event)) ?? -1;
  return held(event.target, "tie");
}
