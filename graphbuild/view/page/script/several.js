// several: the card of those that are chosen together.

import { counted, entity, farEnd, isolated, number, pairBetween, pairs, tiesOf } from "./data.js";
import { actionsOfSeveral } from "./actions.js";
import { actionButtons, button, element, entityRow, headed, listed } from "./cards.js";
import { chooseToo } from "./choosing.js";
import { mentionsOf } from "./days.js";
import { tieWeight } from "./membership.js";
import { pairRow } from "./panel.js";
import { commonNeighbours } from "./reckoning/several.js";
import { showWay } from "./waychoice.js";
import { waysBetween } from "./ways.js";

const FIRST_CHOSEN = 12;
const FIRST_TIES = 8;
const MOST_LIT_SHARED = 40;

/** The ties among some entities that pass, the strongest first. */
export function tiesAmongRows(rows) {
  const own = new Set(rows);
  return rows.flatMap((row) => tiesOf[row].filter((n) => tieWeight[n] && pairs[n].a === row && own.has(pairs[n].b)))
    .sort((m, n) => tieWeight[n] - tieWeight[m] || m - n);
}

const tiesThatPass = (row) => tiesOf[row].filter((n) => tieWeight[n])
  .map((n) => /** @type {[number, number]} */ ([farEnd(pairs[n], row), tieWeight[n]]));
/** Who is tied to all of some entities, with the ties to them. */
export function sharedByAll(rows) {
  const shared = rows.length < 2 ? [] : commonNeighbours(rows, tiesThatPass).filter(({ of }) => of === rows.length).slice(0, MOST_LIT_SHARED);
  return { rows: shared.map(({ row }) => row), ties: shared.flatMap(({ row }) => rows.map((each) => pairBetween(row, each))) };
}

export function severalCard(rows) {
  const cards = [element("p", "Chosen together", "kind"), element("h2", counted(rows.length, "entity", "entities")),
    actionButtons(actionsOfSeveral(rows)),
    headed("Chosen", listed(rows, chosenRow, FIRST_CHOSEN))];
  if (rows.length === 2) cards.push(headed("Ways between them", waysOf(rows)));
  const ties = tiesAmongRows(rows);
  cards.push(headed("Ties among them", ties.length ? listed(ties, pairRow, FIRST_TIES) : element("p", "None that is shown.", "soft")));
  const common = commonNeighbours(rows, tiesThatPass);
  const told = ({ row, of }) => entityRow(row, rows.length === 2 ? "" : of === rows.length ? `all ${number(of)}` : `${number(of)} of ${number(rows.length)}`);
  cards.push(headed(rows.length === 2 ? "Tied to both" : "Tied to several of them",
    common.length ? listed(common, told, FIRST_CHOSEN) : element("p", "Nobody that is shown.", "soft")));
  return cards;
}

function chosenRow(row) {
  const line = element("div", undefined, "pair");
  const out = button("✕", () => chooseToo(row), "why");
  out.setAttribute("aria-label", `Choose ${isolated(entity.name[row])} no longer`);
  line.append(entityRow(row, number(mentionsOf(row))), out);
  return line;
}

function waysOf([from, to]) {
  const ways = waysBetween(from, to);
  if (!ways.length) return element("p", `Nothing that is shown connects ${isolated(entity.name[from])} and ${isolated(entity.name[to])}.`, "soft");
  return listed(ways, (way) => {
    const between = way.slice(1, -1).map((row) => isolated(entity.name[row])).join(" – ");
    const straight = counted(tieWeight[pairBetween(from, to) ?? -1] || 0, "sentence", "sentences");
    return button(`${counted(way.length - 1, "step", "steps")} · ${between ? `over ${between}` : straight}`, () => showWay(way), "more");
  }, ways.length);
}
