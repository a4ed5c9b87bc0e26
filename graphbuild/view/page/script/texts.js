// texts: the documents as the graph knows them, unpacked when one is first asked for.

import { $, EVIDENCE, data, edge, entity, sentence, unpacked } from "./data.js";

export const packedTexts = $("texts").textContent;
export const textsTold = $("texts").dataset.told;
$("texts").remove();

/** @typedef {{ row: number, from: number, to: number, kind: number }} Mention */
/** @typedef {{ text: string, missing: number, apart: number, mentions: Mention[] }} Said */

let unpacking = null;
let byDocument = {};
export function unpackTexts() {
  return unpacking ??= (async () => {
    if (!packedTexts) return;
    byDocument = await unpacked(packedTexts);
  })();
}

export const hasText = (document) => document in byDocument;

const read = new Map();
/** A document's sentences with what each names; those that the map's ties quote, where the page has no text.
 *  @returns {Said[]} */
export function saidIn(document) {
  if (!read.has(document)) read.set(document, hasText(document) ? readText(byDocument[document]) : quotedIn(document));
  return read.get(document);
}

function readText({ sentences, gaps, mentions }) {
  const said = sentences.map((text, n) => ({ text, missing: gaps[2 * n], apart: gaps[2 * n + 1], mentions: [] }));
  let at = 0;
  for (let n = 0; n < mentions.length; n += 5) {
    at += mentions[n];
    const [from, length, row, kind] = mentions.slice(n + 1, n + 5);
    said[at].mentions.push({ row, from, to: from + length, kind });
  }
  return said;
}

function quotedIn(document) {
  const found = new Map();
  edge.evidence.forEach((flat, e) => {
    for (let n = 0; n < flat.length; n += EVIDENCE) {
      const row = flat[n];
      if (sentence.document[row] !== document) continue;
      if (!found.has(row)) found.set(row, { text: sentence.text[row], missing: 1, apart: 0, mentions: [] });
      const { mentions } = found.get(row);
      [edge.head[e], edge.tail[e]].forEach((who, k) => {
        const [from, to] = [flat[n + 1 + 2 * k], flat[n + 2 + 2 * k]];
        if (to > from && !mentions.some((each) => each.from === from && each.row === who)) mentions.push({ row: who, from, to, kind: 0 });
      });
    }
  });
  const said = [...found].sort(([a], [b]) => a - b).map(([, each]) => each);
  for (const each of said) each.mentions.sort((a, b) => a.from - b.from || b.to - a.to);
  return said;
}

/** The place of a sentence of the page in its document's text; -1: it is not there. */
export function placeInText(row) {
  const wanted = sentence.text[row];
  const said = saidIn(sentence.document[row]);
  const same = said.findIndex(({ text }) => text === wanted);
  // What is quoted of a tie may be two sentences and more.
  return same >= 0 ? same : said.findIndex(({ text }) => text.length > 12 && (wanted.startsWith(text) || text.includes(wanted)));
}

/** Yield all that can be searched: document, place, text. */
export function* allSaid() {
  for (let document = 0; document < data.documents.length; document++) {
    if (hasText(document)) for (let n = 0; n < byDocument[document].sentences.length; n++) yield { document, place: n, row: -1, text: byDocument[document].sentences[n] };
  }
  for (let row = 0; row < sentence.text.length; row++) {
    const document = sentence.document[row];
    if (document >= 0 && !hasText(document)) yield { document, place: -1, row, text: sentence.text[row] };
  }
}

/** Who a document names, the most often named first. */
export function namedIn(document) {
  const often = new Map();
  for (const { mentions } of saidIn(document)) for (const { row } of mentions) often.set(row, (often.get(row) || 0) + 1);
  return [...often].sort((a, b) => b[1] - a[1] || entity.mentions[b[0]] - entity.mentions[a[0]] || a[0] - b[0]);
}
