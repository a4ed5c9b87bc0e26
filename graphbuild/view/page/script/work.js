// work: what a reader has decided and noted on the page, until it is saved.

import { $, counted, data } from "./data.js";
import { withDecision, withoutDecision } from "./reckoning/curation.js";
import { setSheet } from "./sheet.js";
import { letGo } from "./state.js";
import { showPanel } from "./panel.js";

const decidedBefore = (data.decided ?? []).map((each) => ({ ...each, isBefore: true }));
/** decisions: all. notes: what is noted → of what: an entity's id, or a tie's two, as JSON. */
export const work = { decisions: decidedBefore, notes: new Map() };
let past = []; // the decisions before each change
const unsaved = new Set(); // "decisions", "notes"

export const newDecisions = () => work.decisions.filter((each) => !each.isBefore);
export const isDecided = () => newDecisions().length > 0 || work.decisions.length < decidedBefore.length;
export const canUndo = () => past.length > 0;

/** Decide some and take others back, which is one step for Undo. quiet: the panel stays as it is,
 *  since what was clicked shows it. */
export function decideAll(decided, taken, { quiet = false } = {}) {
  past.push(work.decisions);
  const kept = taken.reduce((all, each) => withoutDecision(all, each), work.decisions);
  work.decisions = decided.reduce((all, each) => withDecision(all, each), kept);
  unsaved.add("decisions");
  if (quiet) showWorkButton();
  else showWork();
}
export const decide = (decision) => decideAll([decision], []);
export const takeBack = (decision) => decideAll([], [decision]);
export function undo() {
  if (!past.length) return;
  work.decisions = past.pop();
  unsaved.add("decisions");
  showWork();
}

/** Note a text of something; none: no longer. quiet: while it is typed, the panel stays as it is. */
export function note(of, text, { quiet = false } = {}) {
  if (text.trim()) work.notes.set(of, text);
  else work.notes.delete(of);
  unsaved.add("notes");
  if (quiet) showWorkButton();
  else showWork();
}

const isSame = (one) => (other) => ["kind", "names", "value"].every((name) => JSON.stringify(one[name]) === JSON.stringify(other[name]));
/** Decisions that the graph was built with, and that were taken back. */
export const droppedDecisions = () => decidedBefore.filter((each) => !work.decisions.some(isSame(each)));

/** Take over what was saved, beside what there is. */
export function addWork({ decisions, dropped, notes }) {
  for (const each of dropped) work.decisions = work.decisions.filter((own) => !isSame(each)(own));
  for (const each of decisions) if (!work.decisions.some(isSame(each))) work.decisions = withDecision(work.decisions, each);
  for (const [of, text] of notes) {
    const own = work.notes.get(of);
    work.notes.set(of, own && own !== text && !own.includes(text) ? `${own}\n\n${text}` : own || text);
  }
  past = [];
  showWork();
}
/** What was saved, of "decisions" and "notes": the page may be left without asking. */
export function setSaved(...what) { for (const each of what) unsaved.delete(each); }

function showWork() {
  showWorkButton();
  showPanel();
}
function showWorkButton() {
  const decisions = newDecisions().length;
  const parts = [decisions ? counted(decisions, "decision", "decisions") : "", work.notes.size ? counted(work.notes.size, "note", "notes") : ""];
  $("work").hidden = !decisions && !work.notes.size && !isDecided();
  $("work").textContent = parts.filter(Boolean).join(", ") || "Decisions";
}
$("work").addEventListener("click", () => {
  letGo();
  setSheet("full");
  $("panel").querySelector(".work")?.scrollIntoView({ block: "start" });
  $("panel").focus({ preventScroll: true });
});
addEventListener("beforeunload", (event) => { if (unsaved.size) event.preventDefault(); });
