// data: reads what Python embedded, and counts relations together by pair.
// Entities, edges, sentences and documents are row numbers in data's columns.


/** @type {(id: string) => any} of whatever element it is */
export const $ = (id) => document.getElementById(id);

/** The page as it is opened, without what it holds: what a copy of it is made of. */
export const pristine = /** @type {HTMLElement} */ (document.documentElement.cloneNode(true));
for (const id of ["data", "texts", "saved"]) pristine.querySelector(`#${id}`).textContent = "";

/** What Python packed: JSON, compressed, as signs that HTML can hold. @param {string} text */
export function unpacked(text) {
  const signs = atob(text);
  const packed = new Uint8Array(signs.length); // in a loop, as a call for each sign takes ten times as long
  for (let n = 0; n < signs.length; n++) packed[n] = signs.charCodeAt(n);
  return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"))).json();
}

async function readData() {
  const source = $("data");
  if (source.dataset.encoding === "json") return JSON.parse(source.textContent);
  await new Promise((done) => setTimeout(done, 30)); // lets the loading text appear
  return unpacked(source.textContent);
}

export const data = await readData();
$("data").remove();
export const { nodes: entity, edges: edge, sentences: sentence } = data;
export const count = entity.id.length;
export const rowOf = new Map(entity.id.map((id, row) => [id, row]));
export const undirected = new Set(data.undirected);
export const documentCount = data.allDocuments ?? data.documents.length; // of the graph, though the page be cut

// In evidence, -1 stands for the next sentence that no edge before refers to.
export const EVIDENCE = 6; // numbers a sentence: row, head from–to, tail from–to, modality
let nextSentence = 0;
for (const evidence of edge.evidence) {
  for (let n = 0; n < evidence.length; n += EVIDENCE) if (evidence[n] < 0) evidence[n] = nextSentence++;
}

// A pair is two entities with all edges between them, the strongest first.
export const pairs = [];
const pairAt = new Map();
export const tiesOf = Array.from({ length: count }, () => []);
for (let e = 0; e < edge.head.length; e++) {
  const a = Math.min(edge.head[e], edge.tail[e]);
  const b = Math.max(edge.head[e], edge.tail[e]);
  const key = a * count + b;
  let n = pairAt.get(key);
  if (n === undefined) {
    n = pairs.length;
    pairAt.set(key, n);
    pairs.push({ a, b, edges: [], weight: edge.weight[e], npmi: null });
    tiesOf[a].push(n);
    tiesOf[b].push(n);
  }
  pairs[n].edges.push(e);
  if (typeof edge.npmi[e] === "number") pairs[n].npmi = edge.npmi[e];
}
for (const pair of pairs) {
  if (pair.edges.length === 1) continue;
  pair.edges.sort((d, e) => edge.weight[e] - edge.weight[d] || edge.relation[d] - edge.relation[e]);
  pair.weight = edge.weight[pair.edges[0]];
}
export const pairBetween = (a, b) => pairAt.get(Math.min(a, b) * count + Math.max(a, b));
export const farEnd = (pair, row) => (pair.a === row ? pair.b : pair.a);

const briefly = new Intl.NumberFormat("en", { notation: "compact", maximumSignificantDigits: 3 });
/** A number where there is little room: 37.8K. */
export const brief = (value) => (value < 10_000 ? number(value) : briefly.format(value));
export const number = (value) => value.toLocaleString("en");
export const counted = (value, one, many) => `${number(value)} ${value === 1 ? one : many}`;
export const relationName = (row) =>
  data.relations[row] === "CO_OCCURS" ? "named together" : data.relations[row].toLowerCase().replaceAll("_", " ");
// A name inside a sentence of ours: whatever direction marks it holds end with it.
export const isolated = (name) => `\u2068${name}\u2069`;
