// identity: what an entity's card tells of who it is: doubts, reasons, and what was decided.

import { counted, data, entity, isolated, number, rowOf } from "./data.js";
import { button, element, entityRow, headed, listed, named } from "./cards.js";
import { differences, verdictOn } from "./reckoning/curation.js";
import { documentOf, nameOf, namedAs, readable } from "./references.js";
import { decideAll, takeBack, work } from "./work.js";

const FIRST_DOUBTS = 1;
const FIRST_REASONS = 4;
const score = (value) => value.toFixed(2).replace(/^0/, "");

/** The sections of an entity's card. */
export function identitySections(row) {
  const own = decisionsOn(row);
  const sections = own.length ? [headed("Decided", listed(own, decisionLine, own.length))] : [];
  const doubts = entity.doubts[row];
  if (doubts) {
    const section = headed("In doubt", listed(doubts.told, (doubt) => doubtCard(doubt, row), FIRST_DOUBTS));
    sections.push(withRest(section, doubts, "graphbuild review asks about all."));
  }
  const why = entity.why[row];
  if (why) {
    const box = element("details", undefined, "why-one");
    box.append(element("summary", `${counted(why.all, "reason", "reasons")}`), listed(why.told, reasonLine, FIRST_REASONS));
    sections.push(withRest(headed("Why it is one", box), why, "graphbuild show has all."));
  } else if (!doubts && data.identityTold) sections.push(headed("Why it is one", element("p", data.identityTold, "soft")));
  return sections;
}

function withRest(section, { all, told }, where) {
  if (all > told.length) section.append(element("p", `${number(all - told.length)} more: ${where}`, "soft"));
  return section;
}

function doubtCard([left, right, taken, sure, reason, mentions, leftId, rightId, leftSaid, rightSaid], row) {
  const box = element("div", undefined, "doubt");
  const head = element("p");
  const documents = [left, right].map(documentOf);
  const isIn = documents[0] && documents[0] === documents[1];
  const shown = isIn ? nameOf : readable;
  head.append(named("bdi", shown(left)), " = ", named("bdi", shown(right)), taken === "same" ? "" : " ?");
  if (isIn) head.append(element("span", " · in ", "soft"), named("bdi", documents[0], "soft"));
  const about = element("p", `${taken === "same" ? "Taken for one" : "Not taken for one"}: ${reason} · score ${score(sure)} · ${counted(mentions, "mention", "mentions")}`, "soft");
  box.append(head, about);
  const said = [...leftSaid, ...rightSaid];
  if (said.length) {
    const quotes = element("details");
    quotes.append(element("summary", counted(said.length, "sentence", "sentences")), ...said.map((text) => {
      const quote = element("blockquote");
      quote.append(named("p", text));
      return quote;
    }));
    box.append(quotes);
  }
  const other = rowOf.get(leftId === entity.id[row] ? rightId : leftId);
  if (other !== undefined && other !== row) box.append(entityRow(other, ""));
  box.append(verdictButtons([left, right], apartOf(left, right, rowOf.get(leftId), rowOf.get(rightId))));
  return box;
}

/** How the two of a doubt are told apart: of a name that the other bears too, where it stands alone. */
function apartOf(left, right, a, b) {
  const isShared = a !== b && [[left, a, b], [right, b, a]].some(([each, own, other]) =>
    own !== undefined && other !== undefined && each === entity.name[own] && entity.aliases[other].includes(each));
  const found = isShared ? differences(namedAs(a), namedAs(b)) : [];
  return found.length ? found : [[left, right]];
}

const verdict = (kind, names) => ({ kind, names, value: "", told: names.map(readable) });

/** "The same" and "different": pressed where so decided, and pressed again to take it back.
 *  apart: the pairs of names that are told apart. */
function verdictButtons(names, apart) {
  const box = element("div", undefined, "actions");
  const lists = { same: [names], different: apart };
  const isNow = (kind) => lists[kind].every((each) => verdictOn(work.decisions, each) === kind);
  for (const [kind, text] of [["same", "The same"], ["different", "Different"]]) {
    const made = button(text, () => {
      const all = Object.entries(lists).flatMap(([each, pairs]) => pairs.map((pair) => verdict(each, pair)));
      decideAll(isNow(kind) ? [] : lists[kind].map((pair) => verdict(kind, pair)), all, { quiet: true });
      const anew = verdictButtons(names, apart);
      box.replaceWith(anew);
      anew.querySelectorAll("button")[kind === "same" ? 0 : 1].focus();
    });
    made.setAttribute("aria-pressed", String(isNow(kind)));
    made.setAttribute("aria-label", `${text}: ${names.map((each) => isolated(readable(each))).join(" and ")}`);
    box.append(made);
  }
  return box;
}

function reasonLine([left, right, taken, sure, reason, document]) {
  const line = element("div", undefined, "reason");
  const head = element("p");
  head.append(named("bdi", left), taken === "same" ? " = " : " ≠ ", named("bdi", right));
  const about = element("p", undefined, "soft");
  about.append(`${reason} · score ${score(sure)}`, ...(document ? [" · in ", named("bdi", document)] : []));
  line.append(head, about);
  if (taken === "same" && left !== right) {
    const at = document ? ` @ ${document}` : "";
    const names = [left + at, right + at];
    const isTwo = () => verdictOn(work.decisions, names) === "different";
    const decision = verdict("different", names);
    const made = button("Different", () => {
      decideAll(isTwo() ? [] : [decision], [decision], { quiet: true });
      made.setAttribute("aria-pressed", String(isTwo()));
    }, "why");
    made.setAttribute("aria-pressed", String(isTwo()));
    made.setAttribute("aria-label", `Different: ${isolated(left)} and ${isolated(right)}`);
    line.append(made);
  }
  return line;
}

const decisionsOn = (row) => work.decisions.filter(({ names }) => names.some((each) => {
  const bare = nameOf(each);
  return bare === entity.id[row] || bare === entity.name[row] || entity.aliases[row].includes(bare);
}));

/** A decision in words, with a button that takes it back. */
export function decisionLine(decision) {
  const { kind, names, value, told, isBefore } = decision;
  const whom = (told ?? names).map(readable).map(isolated);
  const words = {
    same: () => `${whom.join(" and ")} are one`, different: () => `${whom.join(" and ")} are two`,
    rename: () => `${whom[0]} is called ${isolated(value)}`, type: () => `${whom[0]} is a ${value}`, ignore: () => `${whom[0]} is no name`,
  };
  const line = element("div", undefined, "pair");
  const text = element("p", words[kind](), "name");
  if (isBefore) text.append(element("span", " · the graph has it", "soft"));
  const back = button("Take back", () => takeBack(decision), "why");
  back.setAttribute("aria-label", `Take back: ${words[kind]()}`);
  line.append(text, back);
  return line;
}
