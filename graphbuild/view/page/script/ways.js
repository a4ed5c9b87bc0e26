// ways: how one entity leads to another: the three best, by what passes and what a reader allows.

import { count, data, entity, farEnd, pairs, tiesOf } from "./data.js";
import { tieWeight } from "./membership.js";
import { bestPaths } from "./reckoning/paths.js";
import { statedEdges } from "./relations.js";
import { state } from "./state.js";

const MOST_WAYS = 3;
const places = new Set(data.types.flatMap((type, row) => (type.name === "Place" ? [row] : [])));
export const hasPlaces = entity.type.some((type) => places.has(type));

const ASKED = ["noPlaces", "onlyStated", "stated", "weight", "npmi", "from", "to", "offTypes", "offRelations", "hidden", "added"];
let knownWays = { key: "", ways: [] };

/** The best ways from one to another, each as its rows; none: nothing that passes connects them. */
export function waysBetween(from, to) {
  const key = JSON.stringify([from, to, ...ASKED.map((name) => state[name])]);
  if (knownWays.key !== key) knownWays = { key, ways: reckonWays(from, to) };
  return knownWays.ways;
}

function reckonWays(from, to) {
  const passes = (n) => tieWeight[n] && (!state.onlyStated || statedEdges(n).length);
  const degrees = new Map();
  const degree = (row) => {
    if (!degrees.has(row)) degrees.set(row, tiesOf[row].filter((n) => tieWeight[n]).length);
    return degrees.get(row);
  };
  const ties = (row) => tiesOf[row].filter(passes).map((n) => /** @type {[number, number]} */ ([farEnd(pairs[n], row), tieWeight[n]]));
  return bestPaths({ count, ties, degree, through: (row) => !state.noPlaces || !places.has(entity.type[row]) }, from, to, MOST_WAYS);
}
