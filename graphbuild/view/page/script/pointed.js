// pointed: which entity or tie an event points at, on a map or in a list, and where entities stand
// on the screen.

import { $ } from "./data.js";
import { membersNow } from "./membership.js";
import { network } from "./scene.js";
import { state } from "./state.js";
import { farAt, spotOf } from "./whole.js";

const board = $("map").parentElement;
/** Whether an event is one of the map's. */
export const isOnBoard = (event) => state.view !== "table" && event.target instanceof Element && event.target.tagName === "CANVAS" &&
  board.contains(event.target) && event.target.id !== "bars";

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
  if (!isOnBoard(event)) return held(event.target, "entity");
  const at = placeOnMap(event);
  const near = network.getNodeAt(at);
  return near ?? farAt(at.x, at.y);
}
/** The tie's number; -1: none. */
export function tieAt(event) {
  return isOnBoard(event) ? network.getEdgeAt(placeOnMap(event)) ?? -1 : held(event.target, "tie");
}

/** The rows that are on the map. */
export const rowsOnBoard = () => [...membersNow()];
/** Where an entity stands, in the map's pixels. @returns {[number, number]} */
export function spotOnBoard(row) {
  const { x, y } = network.canvasToDOM(spotOf(row));
  return [x, y];
}
