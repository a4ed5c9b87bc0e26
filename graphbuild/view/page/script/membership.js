// membership: which entities and ties are on the map, from the filters, the focus and,
// for a large graph, the number that can be drawn at once.

import { $, count, data, documentCount, edge, entity, farEnd, number, pairBetween, pairs, tiesOf } from "./data.js";
import { drawnNode, drawnTie } from "./drawn.js";
import { documentsNow, sentencesOfEdge, timeNarrowed } from "./days.js";
import { isOff, isStated } from "./relations.js";
import { worldRows } from "./places.js";
import { weighPairs } from "./reckoning/filters.js";
import { state } from "./state.js";

const MOST_TIES = 4000;
const MOST_AROUND = 60; // names around one, before the reader asks for more
/** How many around the focus wait to be asked for. */
export let waitingAround = 0;
/** How many ties the backbone leaves out now. */
export let besideBackbone = 0;

export let shownRows = new Set();
export let shownPairs = [];
export let candidates = []; // all that pass the filters, the leading first
/** Of them, those that are drawn unasked: the leading, and what the reader put there. */
export let leadingRows = [];
let passes = new Uint8Array(count);
export const tieWeight = new Float64Array(pairs.length); // by pair; 0: does not pass
/** How many edges of each relation pass, were none left out. */
export let passing = new Map();

export const narrowed = () => state.weight > 1 || state.npmi > -1 || state.offRelations.length > 0 || state.stated || timeNarrowed();

const offRelations = () => new Set(data.relations.flatMap((_, row) => (isOff(row) ? [row] : [])));

function weighTies() {
  const offType = new Set(state.offTypes);
  const out = new Set(state.hidden);
  const kept = new Set(state.added);
  const gone = (row) => out.has(row) || (offType.has(entity.type[row]) && !kept.has(row));
  passing = weighPairs(pairs, { gone, weightOf: sentencesOfEdge, relationOf: (e) => edge.relation[e],
    off: offRelations(), least: state.weight, npmi: state.npmi }, tieWeight);
  return gone;
}

/** Entities within the focus's hops over ties that pass → their distance. */
function around(row, hops) {
  const reached = new Map([[row, 0]]);
  let edgeOfIt = [row];
  for (let hop = 1; hop <= hops; hop++) {
    const next = [];
    for (const here of edgeOfIt) {
      for (const n of tiesOf[here]) {
        const other = farEnd(pairs[n], here);
        if (tieWeight[n] && !reached.has(other)) {
          reached.set(other, hop);
          next.push(other);
        }
      }
    }
    edgeOfIt = next;
  }
  return reached;
}

export let distance = null; // in focus: entity → hops from it
export function choose() {
  const gone = weighTies();
  const out = new Set(state.hidden);
  const always = new Set([...state.added, ...Object.keys(state.pinned).map(Number)]);
  distance = state.focus >= 0 ? around(state.focus, state.hops) : null;
  const tied = new Uint8Array(count);
  pairs.forEach((pair, n) => { if (tieWeight[n]) tied[pair.a] = tied[pair.b] = 1; });
  const strict = narrowed();
  const placed = state.layout === "world" && state.focus < 0 ? worldRows() : null;
  candidates = [];
  for (let row = 0; row < count; row++) {
    if (gone(row)) continue;
    if (placed && !placed.has(row)) continue;
    if (distance ? !distance.has(row) : strict && !tied[row] && !always.has(row)) continue;
    candidates.push(row);
  }
  passes = new Uint8Array(count);
  for (const row of candidates) passes[row] = 1;
  let rows = candidates;
  waitingAround = 0;
  if (distance) {
    const strength = (row) => tieWeight[pairBetween(state.focus, row) ?? -1] || 0;
    const most = state.allAround ? Math.max(data.fill, 400) : MOST_AROUND + 1;
    rows = [...rows].sort((a, b) => distance.get(a) - distance.get(b) || strength(b) - strength(a) || a - b).slice(0, most);
    waitingAround = candidates.length - rows.length;
  } else if (data.fill) rows = rows.slice(0, data.fill);
  else rows = rows.filter((row) => drawnNode.has(row));
  const kept = distance ? [] : [...always].filter((row) => !out.has(row));
  leadingRows = [...new Set([...rows, ...kept])];
  drawOnly(leadingRows);
}

/** Have vis-network draw these, and the ties among them. */
export function drawOnly(rows) {
  shownRows = new Set(rows);
  shownPairs = [];
  for (const row of shownRows) {
    for (const n of tiesOf[row]) {
      if (pairs[n].a === row && tieWeight[n] && shownRows.has(pairs[n].b)) shownPairs.push(n);
    }
  }
  const all = shownPairs.length;
  if (state.backbone) shownPairs = shownPairs.filter(ofBackbone);
  besideBackbone = all - shownPairs.length;
  if (shownPairs.length > MOST_TIES) {
    shownPairs.sort((m, n) => tieWeight[n] - tieWeight[m] || m - n);
    shownPairs.length = MOST_TIES;
  }
}

/** Whether there is more on the map than vis-network draws: a batch beneath has the others. */
export const hasFar = () => data.fill > 0 && state.reach === "all" && !distance;
/** The rows on the map, however they are drawn: made anew whenever what is on it has changed. */
export const membersNow = () => (hasFar() ? candidates : shownRows);
export const isMember = (row) => shownRows.has(row) || (hasFar() && passes[row] === 1);

/** Whether a tie is of what carries a dense core; stated ones always are. */
export function ofBackbone(n) {
  if (!drawnTie.get(n)?.gb_beside || pairs[n].a === state.focus || pairs[n].b === state.focus) return true;
  return pairs[n].edges.some((e) => isStated(e) && !isOff(edge.relation[e]));
}

/** "62 of 123": what is left of all, and of what. */
export const partOf = (left, all, say = number) => (left === all ? say(all) : `${say(left)} of ${say(all)}`);

export function showCounts() {
  const isAll = state.view === "table" || hasFar();
  const drawn = isAll ? candidates.length : shownRows.size;
  const waiting = drawn < candidates.length && candidates.length < count ? ` (${number(candidates.length)} pass the filters)` : "";
  const ties = isAll ? tieWeight.reduce((sum, weight) => sum + (weight > 0 ? 1 : 0), 0) : shownPairs.length;
  const named = (left, all, one, many) => `${partOf(left, all)} ${all === 1 ? one : many}`;
  $("counts").textContent = [
    named(drawn, count, "entity", "entities") + waiting,
    named(ties, pairs.length, "tie", "ties"),
    named(documentsNow(), documentCount, "document", "documents"),
    state.view !== "table" && besideBackbone ? "a dense core by its backbone" : "",
    data.notice,
  ].filter(Boolean).join(" · ");
}
