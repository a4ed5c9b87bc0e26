// days: what there is within the window of time: every number that the page shows of it.

import { EVIDENCE, count, data, documentCount, edge, entity, sentence } from "./data.js";
import { dayNumber, dayText } from "./reckoning/calendar.js";
import { readSeries, seriesOf, within } from "./reckoning/series.js";
import { state } from "./state.js";

const NEVER = -1e9;
export const dayOfDocument = data.documents.map((document) => (document[1] ? dayNumber(document[1]) : NEVER));
/** Documents by day, of the whole graph. */
export const documentsByDay = readSeries(data.documentDays, 1);

const known = documentsByDay.days.length ? [documentsByDay.days[0], documentsByDay.days.at(-1)] : [];
for (const texts of [edge.first, edge.last]) {
  for (const text of new Set(texts)) if (text) known.push(dayNumber(text));
}
export const firstDay = known.length ? Math.min(...known) : 0;
export const lastDay = known.length ? Math.max(...known) : 0;
export const hasTime = lastDay > firstDay;

export const timeNarrowed = () => state.from > firstDay || state.to < lastDay;
export const inWindow = (document) => {
  const day = dayOfDocument[document] ?? NEVER;
  return day >= state.from && day <= state.to;
};

// What the page was told, or else what its sentences and documents tell.
const edgeSeries = [];
function seriesOfEdge(e) {
  return edgeSeries[e] ??= edge.days[e] ? readSeries(edge.days[e], 2) : seriesOf(documentsOfSentences(e), 2);
}
function* documentsOfSentences(e) {
  const evidence = edge.evidence[e];
  for (let n = 0; n < evidence.length; n += EVIDENCE) {
    const document = sentence.document[evidence[n]];
    const day = dayOfDocument[document] ?? NEVER;
    if (day !== NEVER) yield { day, document, amount: 1 };
  }
}
const entitySeries = [];
function seriesOfEntity(row) {
  return entitySeries[row] ??= entity.days[row] ? readSeries(entity.days[row], 2) : seriesOf(documentsNaming(row), 2);
}
function* documentsNaming(row) {
  const flat = entity.in[row];
  for (let n = 0; n < flat.length; n += 2) {
    const day = dayOfDocument[flat[n]] ?? NEVER;
    if (day !== NEVER) yield { day, document: flat[n], amount: flat[n + 1] };
  }
}

const sumsOf = (series) => within(series, state.from, state.to);
export const sentencesOfEdge = (e) => (timeNarrowed() ? sumsOf(seriesOfEdge(e))[0] : edge.weight[e]);
export const documentsOfEdge = (e) => (timeNarrowed() ? sumsOf(seriesOfEdge(e))[1] : edge.document_count[e]);
export const mentionsOf = (row) => (timeNarrowed() ? sumsOf(seriesOfEntity(row))[0] : entity.mentions[row]);
export const documentsOf = (row) => (timeNarrowed() ? sumsOf(seriesOfEntity(row))[1] : entity.documents[row]);
export const documentsNow = () => (timeNarrowed() ? sumsOf(documentsByDay)[0] : documentCount);

/** By row, how often each entity is mentioned in the window. */
export const allMentions = () => (timeNarrowed() ? Array.from({ length: count }, (_, row) => mentionsOf(row)) : entity.mentions);

/** An edge's first and last day; where Python left them out, its sentences tell them. */
export function daySpan(e) {
  if (edge.first[e] || edge.last[e]) return [edge.first[e], edge.last[e]];
  const { days } = seriesOfEdge(e);
  return days.length ? [dayText(days[0]), dayText(days.at(-1))] : ["", ""];
}
