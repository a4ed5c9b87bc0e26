// against: what cannot be true at once: two heads of one body, two birthplaces, two employers;
// and who came before whom.

import { counted, data, edge, entity, pairBetween, pairs, rowOf } from "./data.js";
import { button, element, evidenceOf, headed, listed, named, sentenceCard, span } from "./cards.js";
import { daySpan } from "./days.js";
import { roleOf } from "./relations.js";
import { select, selectPair } from "./state.js";

const FIRST_AGAINST = 4;
const RELATIONS = { head: "LEADS", birthplace: "BORN_IN", employer: "WORKS_FOR" };
const WHAT = { head: "Head of", birthplace: "Birthplace of", employer: "Employer of" };
const TURNED = { earlier: "later", later: "earlier", contradicts: "contradicts" };
const THAN = { earlier: "earlier than", later: "later than", contradicts: "contradicts" };

/** The edge of a side; undefined: the page has it not. */
function edgeOfSide(kind, [head, tail]) {
  const [h, t] = [rowOf.get(head), rowOf.get(tail)];
  const relation = data.relations.indexOf(RELATIONS[kind]);
  return pairs[pairBetween(h, t)]?.edges.find((e) => edge.head[e] === h && edge.tail[e] === t && edge.relation[e] === relation);
}

const pairsAgainst = (data.against ?? []).flatMap(([kind, subject, relation, left, right]) => {
  const sides = [left, right].map((side) => ({ e: edgeOfSide(kind, side), times: side[2] }));
  return sides.every(({ e }) => e !== undefined) ? [{ kind, subject: rowOf.get(subject), relation, sides }] : [];
});

const ends = (e) => [edge.head[e], edge.tail[e]];
/** Of an entity, which is on the left where it is a side. */
function againstOf(row) {
  return pairsAgainst.filter(({ subject, sides }) => subject === row || sides.some(({ e }) => ends(e).includes(row))).map((each) => {
    const isRight = each.subject !== row && ends(each.sides[1].e).includes(row);
    return isRight ? { ...each, relation: TURNED[each.relation], sides: [each.sides[1], each.sides[0]] } : each;
  }).sort((a, b) => Number(b.relation === "contradicts") - Number(a.relation === "contradicts"));
}

/** What stands against each other of an entity, both sides with their days and sentences. */
export function againstSections(row) {
  const found = againstOf(row);
  return found.length ? [headed("Against each other, or in turn", listed(found, card, FIRST_AGAINST))] : [];
}

function card({ kind, subject, relation, sides }) {
  const box = element("div", undefined, "against");
  const head = element("p", `${WHAT[kind]} `, "soft");
  head.append(named("bdi", entity.name[subject]));
  box.append(head, sideOf(sides[0], subject), element("p", THAN[relation], `than ${relation}`), sideOf(sides[1], subject));
  return box;
}

const holder = (e, subject) => ends(e).find((row) => row !== subject);
const toldOf = ({ e, times }) => [roleOf(e), times.join(", ") || span(...daySpan(e))].filter(Boolean).join(" · ");

function sideOf(side, subject) {
  const box = element("div", undefined, "side");
  const who = button(undefined, () => selectPair(pairBetween(...ends(side.e))), "row");
  who.dataset.entity = String(holder(side.e, subject));
  who.append(named("span", entity.name[holder(side.e, subject)], "name"), named("span", toldOf(side), "note"));
  box.append(who, ...evidenceOf(side.e).slice(0, 1).map(sentenceCard));
  return box;
}

/** What contradicts itself in the graph, each leading to its subject. */
export function contradictionSections() {
  const found = pairsAgainst.filter(({ relation }) => relation === "contradicts");
  if (!found.length) return [];
  return [headed(counted(found.length, "contradiction", "contradictions"), listed(found, ({ kind, subject, sides }) => {
    const made = button(undefined, () => select(subject), "row noted");
    const names = sides.map(({ e }) => entity.name[holder(e, subject)]);
    const about = element("span", undefined, "soft");
    about.append(named("bdi", names[0]), " or ", named("bdi", names[1]));
    const head = element("span", `${WHAT[kind]} `);
    head.append(named("bdi", entity.name[subject]));
    made.append(head, about);
    return made;
  }, FIRST_AGAINST))];
}
