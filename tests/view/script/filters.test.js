import assert from "node:assert/strict";
import test from "node:test";

import { weighPairs } from "../../../graphbuild/view/page/script/reckoning/filters.js";

// Two pairs: of 0 and 1 edges 0 (relation 0, weight 5) and 1 (relation 1, weight 2), of 1 and 2 edge 2.
const PAIRS = [{ a: 0, b: 1, npmi: 0.2, edges: [0, 1] }, { a: 1, b: 2, npmi: null, edges: [2] }];
const WEIGHTS = [5, 2, 1];
const RELATIONS = [0, 1, 1];

function weigh(rules = {}) {
  const weights = new Float64Array(PAIRS.length);
  const passing = weighPairs(PAIRS, { gone: () => false, weightOf: (e) => WEIGHTS[e], relationOf: (e) => RELATIONS[e],
    off: new Set(), least: 1, npmi: -1, ...rules }, weights);
  return [[...weights], Object.fromEntries(passing)];
}

test("a pair is as strong as the strongest of its edges that passes", () => {
  assert.deepEqual(weigh(), [[5, 1], { 0: 1, 1: 2 }]);
  assert.deepEqual(weigh({ off: new Set([0]) }), [[2, 1], { 0: 1, 1: 2 }]);
  assert.deepEqual(weigh({ off: new Set([0, 1]) })[0], [0, 0]);
});

test("sentences and NPMI at least leave out what is below, and what has no NPMI stays", () => {
  assert.deepEqual(weigh({ least: 2 }), [[5, 0], { 0: 1, 1: 1 }]);
  assert.deepEqual(weigh({ npmi: 0.3 })[0], [0, 1]);
});

test("an entity that is left out takes its ties with it", () => {
  assert.deepEqual(weigh({ gone: (row) => row === 2 })[0], [5, 0]);
  assert.deepEqual(weigh({ gone: (row) => row === 1 }), [[0, 0], {}]);
});

test("what a window counts is what passes", () => {
  assert.deepEqual(weigh({ weightOf: (e) => [0, 3, 0][e], least: 3 }), [[3, 0], { 1: 1 }]);
});
