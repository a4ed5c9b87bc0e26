// cards: the pieces that the panel is made of. Text only ever becomes textContent.

import { EVIDENCE, data, edge, entity, number, sentence } from "./data.js";
import { chooseToo } from "./choosing.js";
import { openReader } from "./reader.js";
import { select, state } from "./state.js";
import { sign } from "./shapes.js";
import { inWindow, timeNarrowed } from "./days.js";

export function element(tag, text, name) {
  const made = document.createElement(tag);
  if (text !== undefined) made.textContent = text;
  if (name) made.className = name;
  return made;
}
export function named(tag, text, name) {
  const made = element(tag, text, name);
  made.dir = "auto"; // a name's own direction, whatever marks it holds, stays within it
  return made;
}
export function button(text, action, name) {
  const made = element("button", text, name);
  made.type = "button";
  made.addEventListener("click", action);
  return made;
}

/** An entity in a list: a click selects it, one with Shift chooses it too. */
export function entityRow(row, note) {
  const made = button(undefined, (event) => (event.shiftKey ? chooseToo(row) : select(row)), "row");
  made.dataset.entity = String(row);
  made.append(sign(entity.type[row]), named("span", entity.name[row], "name"), element("span", note, "note"));
  return made;
}

/** A list of which the first few are shown, and the others by a button. */
export function listed(items, make, first) {
  const box = element("div", undefined, "list");
  box.append(...items.slice(0, first).map(make));
  const more = items.length - first;
  if (more > 0) {
    const open = button(`${number(more)} more`, () => {
      const rest = items.slice(first, first + 200).map(make);
      open.replaceWith(...rest);
      if (items.length > first + 200) box.append(listed(items.slice(first + 200), make, 0));
      rest[0].querySelector?.("button")?.focus();
    }, "more");
    box.append(open);
  }
  return box;
}

export function headed(title, ...content) {
  const box = element("section");
  box.append(element("h3", title), ...content);
  return box;
}

/** An edge's sentences, as { row, when, marks, modality, often }; on a page without sentences, its documents. */
export function evidenceOf(e) {
  const flat = edge.evidence[e];
  const found = [];
  for (let n = 0; n < flat.length; n += EVIDENCE) {
    found.push({ row: flat[n], when: edge.when[e]?.[n / EVIDENCE], marks: [[flat[n + 1], flat[n + 2]], [flat[n + 3], flat[n + 4]]], modality: flat[n + 5], often: 1 });
  }
  const now = timeNarrowed() ? found.filter(({ row }) => inWindow(sentence.document[row])) : found;
  return now.length && !hasWords(now[0]) ? byPlace(now) : now;
}

/** Whether the page has the words of a sentence: a published one has not. */
export const hasWords = ({ row }) => sentence.text[row] !== "";

/** Sentences without words, those of one document and one modality together. */
function byPlace(found) {
  const places = new Map();
  for (const each of found) {
    const key = `${each.row} ${each.modality}`;
    if (places.has(key)) places.get(key).often++;
    else places.set(key, { ...each });
  }
  return [...places.values()];
}

/** Where a sentence without words stands: its document, the day, and how many there are. */
function placeLine({ row, modality, often = 1 }) {
  const [title, day] = data.documents[sentence.document[row]] ?? ["", ""];
  const made = element("p", undefined, "document");
  made.append(named("span", title, "name"), element("span",
    [day, `${number(often)} ×`, modality ? data.modalities[modality] : ""].filter(Boolean).join(" · "), "note"));
  return made;
}

export function sentenceCard(said) {
  const { row, when, marks, modality } = said;
  if (!hasWords(said)) return placeLine(said);
  const text = sentence.text[row];
  const quote = element("blockquote");
  const words = named("p");
  let at = 0;
  for (const [start, end] of [...marks].sort((a, b) => a[0] - b[0])) {
    if (start < at || end <= start) continue;
    words.append(text.slice(at, start), named("mark", text.slice(start, end)));
    at = end;
  }
  words.append(text.slice(at));
  const document = data.documents[sentence.document[row]];
  const foot = element("footer");
  if (document) {
    const read = button(document[0], () => openReader({ document: sentence.document[row], row, who: state.node }), "read");
    read.dir = "auto";
    read.title = "Read it in its text";
    foot.append(read, document[1] ? ` · ${document[1]}` : "");
  }
  if (when) foot.append(` · said of ${when}`);
  if (modality) foot.append(` · ${data.modalities[modality]}`);
  quote.append(words, foot);
  return quote;
}

/** The sentences of some edges, each once, marks of all its edges together. */
export function sentencesOf(edges) {
  const found = new Map();
  for (const each of edges.flatMap(evidenceOf)) {
    const before = found.get(each.row);
    if (!before) found.set(each.row, { ...each, marks: [...each.marks] });
    else for (const mark of each.marks) if (!before.marks.some(([a]) => a === mark[0])) before.marks.push(mark);
  }
  return [...found.values()];
}

/** The buttons of some actions. */
export function actionButtons(actions) {
  const box = element("div", undefined, "actions");
  for (const action of actions.filter(({ isInCard }) => isInCard)) {
    const made = button(action.text, action.run);
    if (action.pressed !== undefined) made.setAttribute("aria-pressed", String(action.pressed));
    if (action.title) made.title = action.title;
    box.append(made);
  }
  return box;
}

export const span = (first, last) => (first && last && first !== last ? `${first} – ${last}` : first || last);
