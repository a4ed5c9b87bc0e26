// Where entities stand: beside their ties, in rings, within the outline of their community.

import assert from "node:assert/strict";
import test from "node:test";

import { outline, together } from "../../../graphbuild/view/page/script/reckoning/hulls.js";
import { ringsAround } from "../../../graphbuild/view/page/script/reckoning/rings.js";
import { settling } from "../../../graphbuild/view/page/script/reckoning/settling.js";

const apart = ([a, b], [c, d]) => Math.hypot(a - c, b - d);

/** Rows 0 and 1 have places; 2 and 3 are tied to 1, 4 to 3; 5 and 6 to each other. */
function settled(ties = [[1, 2, 1], [1, 3, 2], [3, 4, 1], [5, 6, 1]], count = 8) {
  const of = (row) => ties.filter((tie) => tie[0] === row || tie[1] === row)
    .map(([a, b, strength]) => /** @type {[number, number]} */ ([a === row ? b : a, strength])).sort((a, b) => b[1] - a[1]);
  const at = new Map([[0, [0, 0]], [1, [400, 0]]]);
  for (const rest of settling(/** @type {Map<number, [number, number]>} */ (at), count, of)) assert.equal(rest, undefined);
  return at;
}

test("who has no place stands beside what it is tied to", () => {
  const at = settled();
  assert.equal(at.size, 8);
  for (const [row, beside] of [[2, 1], [3, 1], [4, 3], [6, 5]]) assert.ok(apart(at.get(row), at.get(beside)) < 100);
  assert.ok(apart(at.get(5), [0, 0]) > 400);
});

test("no two that were settled stand at one place, however many one has", () => {
  const many = Array.from({ length: 900 }, (_, n) => [0, n + 2, 1]);
  const at = settled(many, 902);
  assert.equal(new Set([...at.values()].map(String)).size, 902);
});

test("rings have the strongest within, and those of a type side by side", () => {
  const members = Array.from({ length: 40 }, (_, row) => ({ row, hop: 1, type: row % 2, strength: 40 - row }));
  const at = ringsAround([...members, { row: 40, hop: 2, type: 0, strength: 99 }]);
  const far = (row) => Math.hypot(at.get(row)[0] / 1.3, at.get(row)[1]);
  assert.ok(far(0) < far(39) && far(39) < far(40));
  const inner = members.filter(({ row }) => Math.abs(far(row) - far(0)) < 2);
  const turned = inner.map(({ row, type }) => [(Math.atan2(at.get(row)[1], at.get(row)[0] / 1.3) + 2.5 * Math.PI) % (2 * Math.PI), type]);
  const types = turned.sort((a, b) => a[0] - b[0]).map(([, type]) => type);
  assert.equal(types.filter((type, n) => n && type !== types[n - 1]).length, 1);
});

test("an outline holds the points that are near each other, and no stray one", () => {
  const group = /** @type {[number, number][]} */ ([[0, 0], [10, 0], [10, 10], [0, 10], [5, 5], [4, 6]]);
  const corners = outline(together([...group, [500, 500]]));
  assert.deepEqual([...corners].sort((a, b) => a[0] - b[0] || a[1] - b[1]), [[0, 0], [0, 10], [10, 0], [10, 10]]);
});
