import assert from "node:assert/strict";
import test from "node:test";

import { bestPaths } from "../../../graphbuild/view/page/script/reckoning/paths.js";

function net(ties, { degrees = {}, closed = [] } = {}) {
  const of = new Map();
  for (const [a, b, weight] of ties) {
    for (const [here, there] of [[a, b], [b, a]]) of.set(here, [...(of.get(here) || []), [there, weight]]);
  }
  return { count: 10, ties: (row) => of.get(row) || [], degree: (row) => degrees[row] ?? (of.get(row) || []).length,
    through: (row) => !closed.includes(row) };
}
// From 0 to 9 directly over none; through 1, through 2 and 3, and through 4, 5 and 6.
const THREE = [[0, 1, 5], [1, 9, 5], [0, 2, 5], [2, 3, 5], [3, 9, 5], [0, 4, 5], [4, 5, 5], [5, 6, 5], [6, 9, 5]];

test("the three best ways come in their order, each without a round", () => {
  assert.deepEqual(bestPaths(net(THREE), 0, 9, 3), [[0, 1, 9], [0, 2, 3, 9], [0, 4, 5, 6, 9]]);
  assert.deepEqual(bestPaths(net(THREE), 0, 9, 1), [[0, 1, 9]]);
  assert.equal(bestPaths(net(THREE), 0, 9, 9).length, 3);
});

test("a direct tie is the best way, though its ends be hubs", () => {
  assert.deepEqual(bestPaths(net([...THREE, [0, 9, 1]], { degrees: { 0: 9999, 9: 9999 } }), 0, 9, 1), [[0, 9]]);
});

test("a way around a hub is better than the shorter one through it", () => {
  assert.deepEqual(bestPaths(net(THREE, { degrees: { 1: 2000 } }), 0, 9, 2), [[0, 2, 3, 9], [0, 1, 9]]);
});

test("of ways as long, the one over stronger ties is better", () => {
  assert.deepEqual(bestPaths(net([[0, 1, 1], [1, 9, 1], [0, 2, 8], [2, 9, 8]]), 0, 9, 2), [[0, 2, 9], [0, 1, 9]]);
});

test("what no way may lead through may still be an end", () => {
  assert.deepEqual(bestPaths(net(THREE, { closed: [1, 0, 9] }), 0, 9, 1), [[0, 2, 3, 9]]);
  assert.deepEqual(bestPaths(net(THREE, { closed: [1, 2, 5] }), 0, 9, 3), []);
});

test("nothing connects what is apart, or one with itself", () => {
  assert.deepEqual(bestPaths(net([[0, 1, 1]]), 0, 9, 3), []);
  assert.deepEqual(bestPaths(net(THREE), 0, 0, 3), []);
});

/** All ways without a round, by what they cost: slow and plain. */
function allWays({ ties, degree }, from, to) {
  const found = [];
  const go = (rows, cost) => {
    const here = rows.at(-1);
    if (here === to) return found.push([cost, rows]);
    const leave = here === from ? 0 : 0.3 * Math.log2(1 + degree(here));
    for (const [other, weight] of ties(here)) if (!rows.includes(other)) go([...rows, other], cost + leave + 1 + 0.5 / (1 + weight));
  };
  go([from], 0);
  return found.sort((a, b) => a[0] - b[0]);
}

test("the ways are the cheapest of all there are", () => {
  let seed = 5;
  const chance = (below) => (seed = (seed * 16807) % 2147483647) % below;
  for (let round = 0; round < 60; round++) {
    const ties = new Map();
    for (let n = 0; n < 14; n++) {
      const [a, b] = [chance(8), chance(8)];
      if (a !== b) ties.set(Math.min(a, b) * 8 + Math.max(a, b), [a, b, 1 + chance(9) + n / 100]);
    }
    const some = net([...ties.values()]);
    const wanted = allWays(some, 0, 7).slice(0, 3).map(([, rows]) => rows);
    assert.deepEqual(bestPaths(some, 0, 7, 3), wanted);
  }
});
