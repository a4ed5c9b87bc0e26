// paircard: the card of a tie: what two have to do with each other, and what says so.

import { counted, data, edge, entity, number, pairs, relationName, undirected } from "./data.js";
import { actionsOfTie } from "./actions.js";
import { actionButtons, element, entityRow, evidenceOf, headed, listed, named, sentenceCard, span } from "./cards.js";
import { daySpan, documentsOfEdge, sentencesOfEdge, timeNarrowed } from "./days.js";
import { noteOfPair } from "./notes.js";
import { isMutual, isOff, roleOf } from "./relations.js";

function statistics(e) {
  const facts = [counted(sentencesOfEdge(e), "sentence", "sentences")];
  if (documentsOfEdge(e)) facts.push(counted(documentsOfEdge(e), "document", "documents"));
  const [first, last] = daySpan(e);
  if (span(first, last)) facts.push(span(first, last));
  if (timeNarrowed()) return [facts[0], facts[1], "in the time chosen"].join(" · "); // the others are of all time
  if (typeof edge.npmi[e] === "number") facts.push(`NPMI ${edge.npmi[e].toFixed(2)}`);
  if (typeof edge.llr[e] === "number") facts.push(`log-likelihood ${edge.llr[e].toFixed(1)}`);
  if (typeof edge.p_value[e] === "number") facts.push(edge.p_value[e] < 0.001 ? "p < .001" : `p ${edge.p_value[e].toFixed(3)}`);
  if (typeof edge.confidence[e] === "number") facts.push(`confidence ${edge.confidence[e].toFixed(2)}`);
  return facts.join(" · ");
}

/** By which words a statement is known as one, and what its speaker does by it. */
function cuesOf(e) {
  const cues = edge.cues[e] ?? [];
  const said = [cues.length ? `said with ${cues.map((cue) => `“${cue}”`).join(", ")}` : "", edge.stance[e] ? `stance: ${edge.stance[e]}` : ""];
  return said.some(Boolean) ? [named("p", said.filter(Boolean).join(" · "), "soft")] : [];
}

export function pairCard(n) {
  const { a, b, edges } = pairs[n];
  const cards = [element("p", "Connection", "kind"), entityRow(a, ""), entityRow(b, ""),
    actionButtons(actionsOfTie(n)), ...noteOfPair(n)];
  const shown = edges.filter((e) => !isOff(edge.relation[e]) && sentencesOfEdge(e));
  shown.sort((d, e) => Number(undirected.has(edge.relation[d])) - Number(undirected.has(edge.relation[e])) || sentencesOfEdge(e) - sentencesOfEdge(d));
  for (const e of shown) {
    const section = headed(relationName(edge.relation[e]));
    if (!undirected.has(edge.relation[e])) {
      const way = element("p", undefined, "way");
      way.append(named("bdi", entity.name[edge.head[e]]), isMutual(e) ? " ↔ " : " → ", named("bdi", entity.name[edge.tail[e]]));
      if (roleOf(e)) way.append(" · ", named("bdi", roleOf(e)));
      section.append(way);
    }
    section.append(element("p", statistics(e), "soft"), ...cuesOf(e));
    const found = evidenceOf(e);
    section.append(listed(found, sentenceCard, data.perEdge));
    const rest = sentencesOfEdge(e) - found.reduce((sum, { often }) => sum + often, 0);
    if (rest > 0) section.append(element("p", `${number(rest)} more in the graph's folder.`, "soft"));
    cards.push(section);
  }
  return cards;
}
