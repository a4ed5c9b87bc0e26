// search: completion over names and aliases and over sentences, without regard to case and
// diacritics. The same box asks for another entity: the other end of a path.

import { $, counted, data, entity, farEnd, number, pairs, tiesOf } from "./data.js";
import { announce, select, state } from "./state.js";
import { allMentions } from "./days.js";
import { sign } from "./shapes.js";
import { shownRows, tieWeight } from "./membership.js";
import { element, named } from "./cards.js";
import { fold, matchOf, rankedMatches } from "./reckoning/find.js";
import { openReader } from "./reader.js";
import { rolesOf } from "./relations.js";
import { allSaid, unpackTexts } from "./texts.js";

export const search = $("search");
const found = $("found");
const FIRST_ENTITIES = 7;
const FIRST_SENTENCES = 4;
const FURTHER = 100;
const LEAST_LETTERS = 3; // from which on sentences are searched
const MOST_SENTENCES = 1000;
const TURN = 12; // milliseconds of search after which the page may answer its reader
let folded = null;
let matches = []; // entities
let quotes = []; // sentences
let limits = [FIRST_ENTITIES, FIRST_SENTENCES];
let searchingSentences = 0; // the number of the search that runs; 0: none does
let searches = 0;
let options = []; // what can be chosen now, each as the action that it stands for
let markedMatch = 0;
/** @type {{ row: number, then: (row: number) => void } | null} */
let asking = null; // for another entity
const asked = search.placeholder;

function complete() {
  const wanted = fold(search.value.trim());
  folded ||= entity.name.map((name, row) => [name, ...entity.aliases[row]].map(fold));
  matches = wanted ? rankedMatches(folded, wanted, allMentions()) : [];
  quotes = [];
  limits = [FIRST_ENTITIES, FIRST_SENTENCES];
  markedMatch = 0;
  searchingSentences = 0;
  if (!asking && wanted.length >= LEAST_LETTERS) searchSentences(wanted, searchingSentences = ++searches);
  showMatches();
}

let allSentences = null;
async function searchSentences(wanted, mine) {
  await unpackTexts();
  allSentences ||= [...allSaid()];
  let since = performance.now();
  const inner = []; // within a word: after those that begin one
  for (const each of allSentences) {
    each.folded ??= fold(each.text);
    const match = matchOf(each.folded, wanted);
    if (match !== null) (match < 2 ? quotes : inner).push(each);
    if (quotes.length >= MOST_SENTENCES) break;
    if (performance.now() - since < TURN) continue;
    await new Promise((done) => setTimeout(done));
    if (searchingSentences !== mine) return;
    since = performance.now();
  }
  if (searchingSentences !== mine) return;
  quotes = [...quotes, ...inner].slice(0, MOST_SENTENCES);
  searchingSentences = 0;
  if (quotes.length || !matches.length) showMatches();
}

/** What is shown of an entity that is found: its type, how often it is named, what it is, and beside whom. */
function aboutMatch(row, mentions) {
  const strongest = tiesOf[row].reduce((best, n) => (tieWeight[n] > (tieWeight[best] || 0) ? n : best), -1);
  const about = element("span", undefined, "about");
  const parts = [data.types[entity.type[row]].name, counted(mentions[row], "mention", "mentions"), rolesOf(row),
    strongest >= 0 ? `with ${entity.name[farEnd(pairs[strongest], row)]}` : ""].filter(Boolean);
  parts.forEach((part, n) => about.append(n ? " · " : "", named("bdi", part)));
  return about;
}

function option(content, action, name) {
  const item = element("li", undefined, name);
  item.id = `found-${options.length}`;
  item.setAttribute("role", "option");
  item.append(...content);
  item.addEventListener("mousedown", (event) => { event.preventDefault(); action(); });
  options.push(action);
  return item;
}

function showMatches() {
  options = [];
  const mentions = allMentions();
  const items = matches.slice(0, limits[0]).map(({ row, by }) => {
    const name = element("span", undefined, "what");
    const first = element("span", undefined, "first");
    first.append(named("span", entity.name[row], "name"));
    if (by) first.append(named("span", entity.aliases[row][by - 1], "note"));
    name.append(first, aboutMatch(row, mentions));
    return option([sign(entity.type[row]), name], () => take(row));
  });
  items.push(...furtherOf(0, matches.length, "entities"));
  if (quotes.length) {
    items.push(said(`${counted(quotes.length, "sentence", "sentences")}${quotes.length < MOST_SENTENCES ? "" : " and more"}`, "heading"));
    items.push(...quotes.slice(0, limits[1]).map((quote) => option([quoted(quote)], () => takeSentence(quote))));
    items.push(...furtherOf(1, quotes.length, "sentences"));
  }
  if (!items.length && search.value.trim()) items.push(said(searchingSentences ? "Searching the sentences …" : "Nothing found", "none"));
  found.replaceChildren(...items);
  found.hidden = !search.value.trim();
  search.setAttribute("aria-expanded", String(!found.hidden));
  mark(Math.min(markedMatch, Math.max(0, options.length - 1)));
}

function mark(n) {
  markedMatch = n;
  for (const each of found.querySelectorAll("[aria-selected]")) each.removeAttribute("aria-selected");
  const item = options.length ? $(`found-${n}`) : null;
  if (!item) return search.removeAttribute("aria-activedescendant");
  item.setAttribute("aria-selected", "true");
  search.setAttribute("aria-activedescendant", item.id);
  if (!found.hidden) item.scrollIntoView({ block: "nearest" });
}

function said(text, name) {
  const line = element("li", text, name);
  line.setAttribute("role", "option");
  line.setAttribute("aria-disabled", "true");
  return line;
}

function furtherOf(which, all, what) {
  const rest = all - limits[which];
  if (rest <= 0) return [];
  return [option([`${number(rest)} more ${what}`], () => { limits[which] += FURTHER; showMatches(); }, "further")];
}

/** A sentence that is found, short, from a little before what was wanted. */
function quoted({ text, folded: own, document }) {
  const wanted = fold(search.value.trim());
  const at = own.length === text.length ? own.indexOf(wanted) : 0;
  const from = at > 50 ? text.indexOf(" ", at - 40) + 1 : 0;
  const box = element("span", undefined, "what");
  const [title, date] = data.documents[document];
  const words = named("span", undefined, "quote");
  if (own.length === text.length && at >= 0) {
    words.append(from ? "… " : "", text.slice(from, at), named("mark", text.slice(at, at + wanted.length)), text.slice(at + wanted.length, from + 200));
  } else words.append(text.slice(0, 200));
  const about = element("span", undefined, "about");
  about.append(named("bdi", title), date ? ` · ${date}` : "");
  box.append(words, about);
  return box;
}

function take(row) {
  const wanted = asking;
  closeSearch();
  if (wanted && wanted.row !== row) return wanted.then(row);
  if (state.focus >= 0 && !shownRows.has(row)) Object.assign(state, { focus: -1 });
  select(row);
}

function takeSentence({ document, place, row }) {
  const find = search.value.trim();
  closeSearch();
  openReader({ document, place, row, find });
}

function closeSearch() {
  asking = null;
  search.placeholder = asked;
  search.value = "";
  complete();
  if (document.activeElement === search) $(state.view === "table" ? "panel" : "map").focus({ preventScroll: true });
}

/** Ask for another entity than this one. prompt: what the box says; then: what is done with it. */
export function askFor(row, prompt, then) {
  search.focus();
  asking = { row, then };
  search.placeholder = prompt;
  announce(search.placeholder);
}

search.addEventListener("input", complete);
search.addEventListener("keydown", (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && options.length) {
    mark((markedMatch + step + options.length) % options.length);
    event.preventDefault();
  } else if (event.key === "Enter") options[markedMatch]?.();
  else if (event.key === "Escape") closeSearch();
  else return;
  event.stopPropagation();
});
search.addEventListener("blur", () => { found.hidden = true; search.setAttribute("aria-expanded", "false"); });
search.addEventListener("focus", () => { if (search.value.trim()) complete(); });
