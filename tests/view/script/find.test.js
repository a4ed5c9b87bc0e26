import assert from "node:assert/strict";
import test from "node:test";

import { fold, matchOf, placesOf, rankedMatches } from "../../../graphbuild/view/page/script/reckoning/find.js";

test("words are found without case and diacritics, at their places in the text itself", () => {
  const text = "In MÜNCHEN, and e\u0301tudes in Mu\u0308nchen 🏛 munchen";
  const found = placesOf(text, fold("münchen")).map(([from, to]) => text.slice(from, to));
  assert.deepEqual(found, ["MÜNCHEN", "Mu\u0308nchen", "munchen"]);
  assert.deepEqual(placesOf(text, fold("étude")).map(([from, to]) => text.slice(from, to)), ["e\u0301tude"]);
  assert.deepEqual(placesOf(text, ""), []);
  assert.deepEqual(placesOf("ﬁnal", "n"), [[1, 2]]); // one character that folds to two
});

test("a word's beginning matches better than what stands within a word", () => {
  assert.equal(matchOf("lagos", "lagos"), 0);
  assert.equal(matchOf("new lagos", "lag"), 1);
  assert.equal(matchOf("flag of lagos", "lag"), 1);
  assert.equal(matchOf("flag", "lag"), 2);
  assert.equal(matchOf("port", "lag"), null);
});

test("of names that match as well, those that are mentioned most come first", () => {
  const names = [["marta vance"], ["vanessa ode"], ["advance bank", "vance"], ["old advance"], ["peter"]];
  assert.deepEqual(rankedMatches(names, "van", [3, 9, 4, 50, 99]), [
    { row: 1, by: 0 }, { row: 2, by: 1 }, { row: 0, by: 0 }, { row: 3, by: 0 }]);
  assert.equal(rankedMatches(names, "vance", [3, 9, 4, 50, 99])[0].row, 2); // called just so
});
