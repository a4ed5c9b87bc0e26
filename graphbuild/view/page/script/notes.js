// notes: what a reader writes of an entity or a tie. It is a text, wherever it is shown.

import { $, entity, isolated, pairBetween, pairs, rowOf } from "./data.js";
import { button, element, headed, listed, named } from "./cards.js";
import { showPanel } from "./panel.js";
import { select, selectPair, state } from "./state.js";
import { note, work } from "./work.js";

const FIRST_NOTES = 8;
const ofEntity = (row) => JSON.stringify([entity.id[row]]);
const ofPair = (n) => JSON.stringify([entity.id[pairs[n].a], entity.id[pairs[n].b]].sort());
let begun = ""; // of what a note is begun that has no text yet

/** The note on an entity or a tie, where there is one. */
const noteOf = (of) => {
  if (!work.notes.has(of) && begun !== of) return [];
  const text = element("textarea", undefined, "note-text");
  Object.assign(text, { value: work.notes.get(of) ?? "", rows: 3, dir: "auto", maxLength: 20_000 });
  text.setAttribute("aria-label", "Note");
  text.addEventListener("input", () => note(of, text.value, { quiet: true }));
  return [headed("Note", text)];
};
export const noteOfEntity = (row) => noteOf(ofEntity(row));
export const noteOfPair = (n) => noteOf(ofPair(n));

function begin(of) {
  begun = of;
  showPanel();
  $("panel").querySelector(".note-text").focus();
}
export function noteEntity(row) {
  if (state.node !== row) select(row);
  begin(ofEntity(row));
}
export function notePair(n) {
  if (state.pair !== n) selectPair(n);
  begin(ofPair(n));
}

/** All notes, each leading to what it is of. */
export function noteSections() {
  if (!work.notes.size) return [];
  return [headed("Your notes", listed([...work.notes], ([of, text]) => {
    const rows = JSON.parse(of).map((id) => rowOf.get(id));
    const isHere = rows.every((row) => row !== undefined);
    const pair = isHere && rows.length === 2 ? pairBetween(rows[0], rows[1]) : undefined;
    const made = button(undefined, () => (rows.length === 1 ? select(rows[0]) : selectPair(pair)), "row noted");
    made.disabled = !isHere || (rows.length === 2 && pair === undefined);
    const names = JSON.parse(of).map((id, n) => isolated(rows[n] === undefined ? id : entity.name[rows[n]])).join(" – ");
    made.append(element("span", names), named("span", text, "soft"));
    return made;
  }, FIRST_NOTES))];
}
