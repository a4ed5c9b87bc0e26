import assert from "node:assert/strict";
import test from "node:test";

import { readSaved, savedText } from "../../../graphbuild/view/page/script/reckoning/saved.js";

const same = { kind: "same", names: ["Ann", "Bo"], value: "", told: ["Ann", "Bo"] };
const saved = { view: "node=person%3Aann", decisions: [same], dropped: [{ kind: "ignore", names: ["Cy"], value: "" }],
  notes: [{ of: ["person:ann"], text: "<b>\n" }, { of: ["person:ann", "person:bo"], text: "x" }] };
const ids = ["person:ann", "person:bo", "place:cy"];
const here = (/** @type {string} */ id) => ids.includes(id);
const text = savedText(saved, "It", ids);

test("what was saved opens as it was, in a later build of the graph too", () => {
  assert.deepEqual(readSaved(text, here), { saved, fault: "" });
  assert.deepEqual(readSaved(text, (id) => id !== "place:cy").saved, saved);
});

test("a file of another graph is not opened, and its title told", () => {
  const { saved: found, fault } = readSaved(text, (id) => id === "place:cy");
  assert.equal(found, null);
  assert.match(fault, /another graph, “It”: of its 3 leading entities this one has 1/);
});

test("what is broken, of another kind or of another release is told apart", () => {
  const fault = (/** @type {unknown} */ change) => readSaved(JSON.stringify({ ...JSON.parse(text), .../** @type {object} */ (change) }), here).fault;
  assert.match(readSaved(text.slice(0, 90), here).fault, /no JSON/);
  for (const odd of ["null", "[]", "3", "{}", '{"format":"x"}']) assert.match(readSaved(odd, here).fault, /no state/);
  assert.match(fault({ version: 9 }), /another release/);
  for (const change of [{ view: 1 }, { decisions: {} }, { decisions: [{ ...same, names: ["Ann"] }] }, { decisions: [{ ...same, kind: "x" }] },
    { decisions: [{ ...same, told: [1] }] }, { dropped: null }, { notes: [{ of: [], text: "" }] }, { notes: [{ of: ["a"], text: 1 }] }, { graph: {} }]) {
    assert.match(fault(change), /broken/, JSON.stringify(change));
  }
});
