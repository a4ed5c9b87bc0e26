// pointed: which entity or tie an event points at, on a map or in a list, and where entities stand
// on the screen.

import { $ } from "./data.js";
import { candidates, shownRows } from "./membership.js";
import { network } from "./scene.js";
import { state } from "./state.js";
import { onWhole, wholeAt } from "./whole.js";

const board = $("map").parentElement;
const isWholeMap = () => state.view === "whole";
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
  return isWholeMap() ? wholeAt(event) : network.getNodeAt(placeOnMap(event)) ?? -1;
}
/** The tie's number; -1: none. */
export function tieAt(event) {
  if (!isOnBoard(event)) return held(event.target, "tie");
  return isWholeMap() ? -1 : network.getEdgeAt(placeOnMap(event)) ?? -1;
}

/** The rows that are on the map. */
export const rowsOnBoard = () => (isWholeMap() ? candidates : [...shownRows]);
/** Where an entity stands, in the map's pixels. @returns {[number, number]} */
export function spotOnBoard(row) {
  if (isWholeMap()) return /** @type {[number, number]} */ (onWhole(row));
  const { x, y } = network.canvasToDOM(network.getPosition(row));
  return [x, y];
}
