import assert from "node:assert/strict";
import test from "node:test";

import { commonNeighbours, encloses, withOrWithout } from "../../../graphbuild/view/page/script/reckoning/several.js";

/** @type {Record<number, [number, number][]>} */
const ties = { 0: [[3, 5], [4, 1], [1, 9]], 1: [[3, 1], [4, 2], [5, 8], [0, 9]], 2: [[3, 1], [5, 8], [6, 99]] };

test("who is tied to more of those chosen comes first, then the more strongly tied", () => {
  assert.deepEqual(commonNeighbours([0, 1, 2], (row) => ties[row]),
    [{ row: 3, of: 3, weight: 7 }, { row: 5, of: 2, weight: 16 }, { row: 4, of: 2, weight: 3 }]);
});

test("those chosen are not their own neighbours, and one chosen twice counts once", () => {
  assert.deepEqual(commonNeighbours([0, 1, 0], (row) => ties[row]).map(({ row, of }) => [row, of]), [[3, 2], [4, 2]]);
  assert.deepEqual(commonNeighbours([0], (row) => ties[row]), []);
});

test("a line encloses what is within it, in its bays and beyond it nothing", () => {
  /** @type {[number, number][]} */
  const horseshoe = [[0, 0], [9, 0], [9, 9], [6, 9], [6, 3], [3, 3], [3, 9], [0, 9]];
  assert.ok(encloses(horseshoe, [1, 8]));
  assert.ok(encloses(horseshoe, [8, 1]));
  assert.ok(!encloses(horseshoe, [4.5, 6]));
  assert.ok(!encloses(horseshoe, [10, 1]));
  assert.ok(!encloses([[0, 0], [5, 5]], [2, 2]));
});

test("one that is chosen again is let go", () => {
  assert.deepEqual(withOrWithout([1, 2], 3), [1, 2, 3]);
  assert.deepEqual(withOrWithout([1, 2], 1), [2]);
});
