// reader: a document's text with all that it names marked, over the page. Text only ever
// becomes textContent; a mark's colour is set by the script, not by the document.

import { $, data, entity, isolated, number, pairs } from "./data.js";
import { announce, select, state } from "./state.js";
import { typeColor } from "./shapes.js";
import { element, named } from "./cards.js";
import { fold, placesOf } from "./reckoning/find.js";
import { hasText, namedIn, placeInText, saidIn, textsTold, unpackTexts } from "./texts.js";

const reader = $("reader");
const MOST_LISTED = 300;
const MOST_LIT = 5000;
let marksOf = new Map(); // row → its marks, in the text's order
let saidNow = []; // each sentence's element
let atMark = -1;
let hits = []; // [place, from, to]
let atHit = -1;

/** Open a document. row: a sentence of the page; place: of the text; who: the entity whose
 *  mentions are gone through; find: what is searched in it. */
export async function openReader({ document, row = -1, place = -1, who = -1, find = "" }) {
  if (!data.documents[document]) return;
  await unpackTexts();
  const [title, date, source] = data.documents[document];
  $("reader-title").textContent = title;
  $("reader-about").replaceChildren(...[date, source && source !== title ? source : ""].filter(Boolean)
    .map((text) => named("span", text)));
  const lacks = !hasText(document);
  $("reader-told").textContent = lacks ? ["Only the sentences that the map's ties quote are here.", textsTold].filter(Boolean).join(" ") : "";
  $("reader-told").hidden = !lacks;
  const at = row >= 0 ? placeInText(row) : place;
  showText(document, at);
  showWho(document, who);
  $("reader-find").value = find;
  if (!reader.open) reader.showModal();
  findInText({ near: at });
  if (at >= 0) {
    saidNow[at].scrollIntoView({ block: "center" });
    goToMark(firstMarkFrom(at), at);
  } else if (!find) stepMark(1);
  $("reader-text").focus({ preventScroll: true });
  announce(`Reading ${isolated(title)}`);
}

function showText(document, at) {
  marksOf = new Map();
  const said = saidIn(document);
  const parts = [];
  let paragraph = null;
  saidNow = said.map(({ text, missing, apart, mentions }, n) => {
    const gap = missing > 0 || apart > 40;
    if (!paragraph || apart > 1 || missing > 2) parts.push(paragraph = named("p"));
    else paragraph.append(" ");
    if (gap) {
      const left = element("span", "[…] ", "left-out");
      left.title = "Sentences that name nobody are not in the graph.";
      paragraph.append(left);
    }
    const words = element("span", undefined, n === at ? "said here" : "said");
    let end = 0;
    let last = null;
    for (const mention of mentions) {
      if (mention.from >= end) {
        words.append(text.slice(end, mention.from), last = markOf(mention, text));
        end = mention.to;
      }
      // Within another's mark (the town in a bank's name) that mark is its place too.
      if (!last) continue;
      if (!marksOf.has(mention.row)) marksOf.set(mention.row, []);
      if (marksOf.get(mention.row).at(-1)?.mark !== last) marksOf.get(mention.row).push({ mark: last, place: n });
    }
    words.append(text.slice(end));
    paragraph.append(words);
    return words;
  });
  $("reader-text").replaceChildren(...parts);
  if (!parts.length) $("reader-text").append(element("p", "The graph has no sentence of this document.", "left-out"));
}

function markOf({ row, from, to, kind }, text) {
  const mark = element("a", text.slice(from, to), kind ? "mention other" : "mention");
  mark.href = `#${new URLSearchParams({ node: entity.id[row] })}`;
  mark.style.setProperty("--of", typeColor(entity.type[row]));
  mark.title = `${isolated(entity.name[row])}, ${data.types[entity.type[row]].name}`;
  mark.addEventListener("click", (event) => {
    event.preventDefault();
    reader.close();
    select(row);
    $("panel").focus({ preventScroll: true });
  });
  return mark;
}

function showWho(document, wanted) {
  const rows = namedIn(document);
  const chosen = [wanted, state.node, ...(state.pair >= 0 ? [pairs[state.pair].a, pairs[state.pair].b] : [])]
    .find((row) => marksOf.has(row)) ?? rows[0]?.[0] ?? -1;
  const listed = rows.slice(0, MOST_LISTED);
  if (chosen >= 0 && !listed.some(([row]) => row === chosen)) listed.push([chosen, 0]);
  $("reader-who").replaceChildren(...listed.map(([row]) => {
    const option = element("option", isolated(entity.name[row]));
    option.value = String(row);
    option.selected = row === chosen;
    return option;
  }));
  $("reader-mentions").hidden = !rows.length;
  lightWho();
}

const whoNow = () => marksOf.get(Number($("reader-who").value)) || [];
function lightWho() {
  for (const lit of reader.querySelectorAll(".mention.its")) lit.classList.remove("its", "now");
  for (const { mark } of whoNow()) mark.classList.add("its");
  atMark = -1;
  showWhere();
}
/** Its first mark in or after a sentence. */
function firstMarkFrom(place) {
  const found = whoNow().findIndex((each) => each.place >= place);
  return found < 0 ? whoNow().length : found;
}
/** Begin at a mark that stands in a sentence; where none does, before the next one. */
function goToMark(wanted, place) {
  const it = whoNow()[wanted];
  atMark = it?.place === place ? wanted : wanted - 1;
  if (atMark === wanted) it.mark.classList.add("now");
  showWhere();
}
function stepMark(step) {
  const marks = whoNow();
  if (!marks.length) return;
  marks[atMark]?.mark.classList.remove("now");
  atMark = (atMark + step + marks.length) % marks.length;
  marks[atMark].mark.classList.add("now");
  marks[atMark].mark.scrollIntoView({ block: "center" });
  showWhere();
}
function showWhere() {
  const all = number(whoNow().length);
  $("reader-at").textContent = whoNow()[atMark]?.mark.classList.contains("now") ? `${number(atMark + 1)} of ${all}` : `${all} ×`;
}

function findInText({ near = 0 } = {}) {
  const wanted = fold($("reader-find").value.trim());
  hits = saidNow.flatMap((words, place) => placesOf(words.textContent, wanted).map(([from, to]) => [place, from, to]));
  atHit = -1;
  light("found", hits.slice(0, MOST_LIT));
  light("found-now", []);
  $("reader-found").textContent = wanted ? (hits.length ? `${number(hits.length)} ×` : "not found") : "";
  if (!hits.length) return;
  const first = hits.findIndex(([place]) => place >= near);
  atHit = (first < 0 ? 0 : first) - 1;
  stepHit(1);
}
function stepHit(step) {
  if (!hits.length) return;
  atHit = (atHit + step + hits.length) % hits.length;
  light("found-now", [hits[atHit]]);
  saidNow[hits[atHit][0]].scrollIntoView({ block: "center" });
  $("reader-found").textContent = `${number(atHit + 1)} of ${number(hits.length)}`;
}

/** Colour some places of the text; a browser that cannot selects the one that is gone to. */
function light(name, places) {
  const ranges = places.map(rangeOf);
  if (typeof Highlight === "function") CSS.highlights.set(name, new Highlight(...ranges));
  else if (name === "found-now" && ranges.length) {
    getSelection().removeAllRanges();
    getSelection().addRange(ranges[0]);
  }
}
function rangeOf([place, from, to]) {
  const range = new Range();
  const texts = document.createTreeWalker(saidNow[place], NodeFilter.SHOW_TEXT);
  let at = 0;
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const length = node.textContent.length;
    if (from >= at && from < at + length) range.setStart(node, from - at);
    if (to > at && to <= at + length) range.setEnd(node, to - at);
    at += length;
  }
  return range;
}

$("reader-close").addEventListener("click", () => reader.close());
reader.addEventListener("click", (event) => { if (event.target === reader) reader.close(); });
reader.addEventListener("close", () => $("reader-text").replaceChildren());
$("reader-who").addEventListener("change", () => { lightWho(); stepMark(1); });
$("reader-next").addEventListener("click", () => stepMark(1));
$("reader-previous").addEventListener("click", () => stepMark(-1));
$("reader-find").addEventListener("input", () => findInText());
// The page behind hears no key: Escape closes the reader alone, / searches in its text.
reader.addEventListener("keydown", (event) => {
  event.stopPropagation();
  if (event.target === $("reader-find")) {
    if (event.key === "Enter") stepHit(event.shiftKey ? -1 : 1);
  } else if (event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    $("reader-find").focus();
  }
});
