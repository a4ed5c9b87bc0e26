// relations: what stated relations are called, which way they go and which colour they have.

import { data, edge, entity, pairs, relationName, tiesOf, undirected } from "./data.js";
import { sentencesOfEdge } from "./days.js";
import { isDark } from "./shapes.js";
import { state } from "./state.js";

const familyByName = new Map(data.families.flatMap((family) => family.relations.map((name) => [name, family])));
const families = data.relations.map((name) => familyByName.get(name));
const mutual = data.relations.map((name) => data.mutual.includes(name));

export const isStated = (e) => !undirected.has(edge.relation[e]);
export const isMutual = (e) => mutual[edge.relation[e]];
export const hasStated = edge.relation.some((_, e) => isStated(e)) && edge.relation.some((_, e) => !isStated(e));

/** Whether a reader has left a relation out. */
export const isOff = (relation) => state.offRelations.includes(relation) || (state.stated && undirected.has(relation));
export const familyColor = (relation) => families[relation]?.[isDark() ? "dark" : "color"];
export const familyName = (relation) => families[relation]?.name;

/** The stated edges of a pair that pass, the strongest first. */
export function statedEdges(n) {
  return pairs[n].edges.filter((e) => isStated(e) && !isOff(edge.relation[e]) && sentencesOfEdge(e) >= state.weight)
    .sort((d, e) => sentencesOfEdge(e) - sentencesOfEdge(d) || d - e);
}

/** Where a pair's line has heads: at which of its ends something is that is led, sued, visited … */
export function headsOf(n) {
  const ends = new Set();
  for (const e of statedEdges(n)) if (!isMutual(e)) ends.add(edge.tail[e]);
  return [...ends];
}

const role = (e) => [edge.role[e], edge.status?.[e] === "former" ? "former" : ""].filter(Boolean).join(", ");
/** "chair, former": what the head is to the tail, where that was said. */
export const roleOf = (e) => (isStated(e) ? role(e) : "");

/** What an entity is, by the roles that were said of it, the most often said first. */
export function rolesOf(row) {
  const said = tiesOf[row].flatMap(statedEdges).filter((e) => edge.head[e] === row && roleOf(e))
    .sort((d, e) => sentencesOfEdge(e) - sentencesOfEdge(d) || d - e).slice(0, 2);
  return said.map((e) => `${roleOf(e)}, ${entity.name[edge.tail[e]]}`).join(" · ");
}

/** What a pair's stated relations are called, for those of one direction: its words, and whose they are: -1
 *  for what is the same from either end.
 *  @returns {{ head: number, words: string }[]} */
export function phrases(n) {
  const byHead = new Map();
  for (const e of statedEdges(n)) {
    const head = isMutual(e) ? -1 : edge.head[e];
    if (!byHead.has(head)) byHead.set(head, new Set());
    byHead.get(head).add(relationName(edge.relation[e]));
  }
  return [...byHead].map(([head, words]) => ({ head, words: [...words].slice(0, 3).join(", ") }));
}
