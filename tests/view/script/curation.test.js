import assert from "node:assert/strict";
import test from "node:test";

import { curationText, differences, faultOfType, verdictOn, withDecision, withoutDecision, yamlText } from "../../../graphbuild/view/page/script/reckoning/curation.js";

const same = { kind: "same", names: ["Ann", "Bo"], value: "" };
const two = { kind: "different", names: ["Bo", "Ann"], value: "" };
const name = (value) => ({ kind: "rename", names: ["person:ann"], value, told: ["Ann"] });

test("a decision takes the place of one on the same", () => {
  assert.deepEqual(withDecision(withDecision([], same), two), [two]);
  assert.deepEqual(withDecision([name("A"), same], name("B")), [same, name("B")]);
  assert.equal(withDecision([same], { ...same, names: ["Ann", "Cy"] }).length, 2);
  assert.equal(verdictOn([two], ["Ann", "Bo"]), "different");
  assert.equal(verdictOn([two], ["Ann"]), undefined);
  assert.deepEqual(withoutDecision([two, name("A")], same), [name("A")]);
});

test("the file has a line for each, by kind, and says whom an id means", () => {
  assert.equal(curationText([name("A: b"), same, { kind: "ignore", names: ["Cy"], value: "" }], "It").split("\n").slice(2).join("\n"),
    'same:\n  - ["Ann", "Bo"]\nrename:\n  "person:ann": "A: b"  # "Ann"\nignore:\n  - "Cy"\n');
});

test("a name that another bears too is told from it only in the documents of its own", () => {
  const katrin = { reference: "Katrin Albers", name: "Katrin Albers", also: ["Albers"], documents: ["a.txt", "b.txt"] };
  const albers = { reference: "Albers", name: "Albers", also: [], documents: ["b.txt", "c.txt"] };
  assert.deepEqual(differences(albers, katrin), [["Albers @ b.txt", "Katrin Albers"], ["Albers @ c.txt", "Katrin Albers"]]);
  assert.deepEqual(differences(katrin, albers), [["Katrin Albers", "Albers @ b.txt"], ["Katrin Albers", "Albers @ c.txt"]]);
  assert.deepEqual(differences({ ...albers, documents: [] }, katrin), []);
  assert.deepEqual(differences({ ...albers, name: "Bo", reference: "Bo" }, katrin), [["Bo", "Katrin Albers"]]);
  assert.deepEqual(differences({ ...albers, name: "Bo", reference: null }, katrin), []);
});

test("a type is a word in CamelCase", () => {
  assert.equal(faultOfType("Person"), "");
  for (const wrong of ["person", "A town", "", "Ä", "<b>"]) assert.notEqual(faultOfType(wrong), "");
});

test("no text is more than one line, and none is anything but itself", () => {
  const odd = ["a: b # c", "- [x]", "'\"\\\n\r\t", "\u2028\u2029\u0085\u00a0\ufeff", "\u0000\u007f\u009f", "\u202egnp", "null", "\ud83c\udfdb", "{{x}}", "&a *a !!b"];
  for (const text of odd) {
    const quoted = yamlText(text);
    assert.equal(JSON.parse(quoted), text);
    assert.ok(!/[\n\r\u0085\u2028\u2029]/.test(quoted));
  }
  assert.equal(JSON.parse(yamlText("lone \ud800")), "lone \ufffd");
});
