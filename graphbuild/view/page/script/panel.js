// panel: what is told of the selection: an entity, a connection, a path, a community;
// of nothing, the graph as a whole.

import { allMentions, documentsNow, documentsOf, inWindow, mentionsOf, timeNarrowed } from "./days.js";
import { $, count, counted, data, documentCount, edge, entity, farEnd, isolated, number, pairBetween, pairs, relationName, tiesOf, undirected } from "./data.js";
import { NOTHING, announce, change, selectPair, state } from "./state.js";
import { communityColor, sign, svgElement, svgShape } from "./shapes.js";
import { isOff, phrases, roleOf, rolesOf, statedEdges } from "./relations.js";
import { pairCard } from "./paircard.js";
import { openReader } from "./reader.js";
import { showWay, wayChoice } from "./waychoice.js";
import { waysBetween } from "./ways.js";
import { candidates, hasFar, partOf, tieWeight } from "./membership.js";
import { bringIntoView } from "./motion.js";
import { actionButtons, button, element, entityRow, evidenceOf, hasWords, headed, listed, named, sentenceCard, sentencesOf, span } from "./cards.js";
import { actionsOf } from "./actions.js";
import { againstSections, contradictionSections } from "./against.js";
import { identitySections } from "./identity.js";
import { entityMenu } from "./menu.js";
import { noteOfEntity, noteSections } from "./notes.js";
import { severalCard } from "./several.js";
import { workSections } from "./workcard.js";

const FIRST = 12;

export function showPanel() {
  const panel = $("panel");
  panel.replaceChildren(...(
    !count ? emptyCard()
      : state.node >= 0 ? entityCard(state.node)
        : state.pair >= 0 ? pairCard(state.pair)
          : state.path ? pathCard(state.path)
            : state.chosen ? severalCard(state.chosen)
              : state.community >= 0 ? communityCard(state.community) : overviewCard()));
  panel.scrollTop = 0;
}

function emptyCard() {
  return [element("h2", "No entity found"),
    element("p", "The documents named no person, organisation or place. Check that they hold running " +
      "text in the model's language (graphbuild doctor names the model), that none failed " +
      "(graphbuild stats), and that extract.types keeps the labels that you want; then build again.")];
}

const strongestTies = (row) => tiesOf[row].filter((n) => tieWeight[n])
  .sort((m, n) => tieWeight[n] - tieWeight[m] || farEnd(pairs[m], row) - farEnd(pairs[n], row));
function tieNote(n) {
  const kinds = [...new Set(pairs[n].edges.map((e) => edge.relation[e]))]
    .filter((kind) => !isOff(kind)).sort((a, b) => Number(undirected.has(a)) - Number(undirected.has(b)));
  const typed = kinds.filter((kind) => !undirected.has(kind)).map(relationName);
  return `${typed.slice(0, 2).join(", ")}${typed.length ? " · " : ""}${number(tieWeight[n] || pairs[n].weight)}`;
}
export function pairRow(n) {
  const { a, b } = pairs[n];
  const made = button(undefined, () => { selectPair(n); bringIntoView([a, b]); }, "row");
  made.dataset.tie = String(n);
  const names = element("span", undefined, "name");
  const [said] = phrases(n);
  const [first, second] = said?.head === b ? [b, a] : [a, b];
  names.append(named("bdi", entity.name[first]), said ? element("span", ` ${said.words} `, "soft") : " – ",
    named("bdi", entity.name[second]));
  made.append(names, element("span", number(tieWeight[n] || pairs[n].weight), "note"));
  return made;
}

function overviewCard() {
  const mentions = allMentions();
  const leading = candidates.filter((row) => tiesOf[row].length).sort((a, b) => mentions[b] - mentions[a] || a - b);
  const cards = [element("p", "Overview", "kind"),
    element("h2", `${partOf(candidates.length, count)} ${count === 1 ? "entity" : "entities"} in ` +
      `${partOf(documentsNow(), documentCount)} ${documentCount === 1 ? "document" : "documents"}`),
    element("p", "Choose an entity for its neighbours and sentences, a line for what connects two. " +
      "Shift chooses several, and a line drawn with Shift all within it. A right click, or a long press, shows all that can be done." +
      (hasFar() ? " Zoom in, and who stands faint behind the others comes forward." : ""), "soft")];
  cards.push(...workSections(), ...noteSections());
  cards.push(headed("Leading entities", listed(leading.length ? leading : candidates,
    (row) => entityRow(row, number(mentions[row])), FIRST)));
  const strongest = strongestOfAll(100);
  if (strongest.length) cards.push(headed("Strongest ties", listed(strongest, pairRow, 8)));
  cards.push(...contradictionSections());
  const groups = communitiesShown();
  if (groups.length > 1) {
    cards.push(headed("Communities", listed(groups, ([community, rows]) => {
      const made = button(undefined, () => change({ ...NOTHING, community }), "row");
      const dot = svgElement("svg", { viewBox: "-8 -8 16 16", width: 14, height: 14, "aria-hidden": "true", class: "sign" });
      dot.append(svgShape("dot", 0, 0, 6, communityColor(community)));
      made.append(dot, named("span", rows.slice(0, 3).map((row) => entity.name[row]).join(", "), "name"),
        element("span", number(rows.length), "note"));
      return made;
    }, 6)));
  }
  return cards;
}

/** The strongest ties that pass, the strongest first: of very many, without sorting them all. */
function strongestOfAll(most) {
  const order = (m, n) => tieWeight[n] - tieWeight[m] || m - n;
  let found = [];
  let least = 0;
  for (let n = 0; n < pairs.length; n++) {
    if (tieWeight[n] <= least) continue;
    found.push(n);
    if (found.length < 8 * most) continue;
    found = found.sort(order).slice(0, most);
    least = tieWeight[found.at(-1)];
  }
  return found.sort(order).slice(0, most);
}

function communitiesShown() {
  const groups = new Map();
  const mentions = allMentions();
  for (const row of candidates) {
    const community = entity.community[row];
    if (!groups.has(community)) groups.set(community, []);
    groups.get(community).push(row);
  }
  return [...groups].filter(([, rows]) => rows.length > 2).sort((a, b) => b[1].length - a[1].length || a[0] - b[0])
    .map(([community, rows]) => [community, rows.sort((a, b) => mentions[b] - mentions[a] || a - b)]);
}

function communityCard(community) {
  const rows = (communitiesShown().find(([each]) => each === community) || [0, []])[1];
  return [element("p", "Community", "kind"), element("h2", counted(rows.length, "entity", "entities")),
    element("p", "Entities that are tied to each other more closely than to the others.", "soft"),
    headed("Entities", listed(rows, (row) => entityRow(row, number(mentionsOf(row))), 40))];
}

/** A neighbour as a sentence about who is told of: "leads Norway", "Ada Nwosu leads it". */
function neighbourRow(n, row) {
  const other = farEnd(pairs[n], row);
  const made = entityRow(other, number(tieWeight[n] || pairs[n].weight));
  const name = made.querySelector(".name");
  for (const { head, words } of phrases(n)) {
    if (head === row || head < 0) name.prepend(element("span", `${words} `, "soft"));
    else name.append(element("span", ` ${words} it`, "soft"));
  }
  const roles = [...new Set(statedEdges(n).map(roleOf).filter(Boolean))];
  if (roles.length) name.append(element("span", ` · ${roles.slice(0, 2).join("; ")}`, "soft"));
  return made;
}

function roleLine(row) {
  const said = rolesOf(row);
  return said ? [named("p", said, "role")] : [];
}

function kindLine(row) {
  const line = element("p", undefined, "kind");
  line.append(sign(entity.type[row]), data.types[entity.type[row]].name);
  return line;
}

function entityCard(row) {
  const ties = strongestTies(row);
  const edges = ties.flatMap((n) => pairs[n].edges).filter((e) => !isOff(edge.relation[e]));
  const cards = [kindLine(row), named("h2", entity.name[row]), ...roleLine(row),
    element("p", [counted(mentionsOf(row), "mention", "mentions"), counted(documentsOf(row), "document", "documents"),
      span(entity.first[row], entity.last[row])].filter(Boolean).join(" · "), "soft"), entityActions(row), ...noteOfEntity(row)];
  if (entity.aliases[row].length) {
    const tags = element("div", undefined, "tags");
    tags.append(...entity.aliases[row].map((alias) => named("span", alias, "tag")));
    cards.push(headed("Also written", tags));
  }
  if (entity.known[row]) cards.push(headed("On a list", named("p", entity.known[row], "soft")));
  if (ties.length) {
    cards.push(headed("Connected to", listed(ties, (n) => {
      const made = element("div", undefined, "pair");
      made.append(neighbourRow(n, row));
      const why = button("why?", () => selectPair(n), "why");
      why.setAttribute("aria-label", `Why connected to ${isolated(entity.name[farEnd(pairs[n], row)])}`);
      made.append(why);
      return made;
    }, FIRST)));
  }
  cards.push(...againstSections(row), ...identitySections(row));
  const documents = [];
  for (let n = 0; n < entity.in[row].length; n += 2) {
    if (!timeNarrowed() || inWindow(entity.in[row][n])) documents.push([entity.in[row][n], entity.in[row][n + 1]]);
  }
  if (documents.length) cards.push(headed("Documents", listed(documents, documentLine, 8)));
  const sentences = sentencesOf(edges).filter(hasWords).sort((a, b) => a.row - b.row);
  cards.push(headed("Sentences", sentences.length ? listed(bestFirst(sentences, edges), sentenceCard, data.perEdge)
    : element("p", data.leftOut || "No sentence names it together with another entity.", "soft")));
  return cards;
}

/** Sentences in the order in which the edges, the strongest first, refer to them. */
function bestFirst(sentences, edges) {
  const order = new Map();
  for (const e of edges) for (const { row } of evidenceOf(e)) if (!order.has(row)) order.set(row, order.size);
  return sentences.sort((a, b) => order.get(a.row) - order.get(b.row));
}

function documentLine([row, mentions]) {
  const [title, date, source] = data.documents[row];
  const made = element("div", undefined, "document");
  const read = button(title, () => openReader({ document: row, who: state.node }), "name read");
  read.dir = "auto";
  made.append(read, element("span", [date, `${number(mentions)} ×`].filter(Boolean).join(" · "), "note"));
  read.title = source && source !== title ? `Read: ${isolated(source)}` : "Read";
  return made;
}

function entityActions(row) {
  const box = actionButtons(actionsOf(row));
  const more = button("More …", () => {
    const { left, bottom } = more.getBoundingClientRect();
    entityMenu(row, { x: left, y: bottom + 4 });
  });
  more.setAttribute("aria-haspopup", "menu");
  box.append(more);
  return box;
}

function pathCard(rows) {
  const cards = [element("p", "Path", "kind"), element("h2", counted(rows.length - 1, "step", "steps")), wayChoice(rows)];
  rows.forEach((row, n) => {
    cards.push(entityRow(row, ""));
    if (n === rows.length - 1) return;
    const pair = pairBetween(row, rows[n + 1]);
    const step = element("section", undefined, "step");
    step.append(button(tieNote(pair).replace(/(\d[\d,]*)$/, "$1 ×"), () => selectPair(pair), "more"),
      ...sentencesOf(pairs[pair].edges).slice(0, 2).map(sentenceCard));
    cards.push(step);
  });
  return cards;
}

export function showPath(from, to) {
  const [rows] = waysBetween(from, to);
  if (!rows) {
    notice(`Nothing that is shown connects ${isolated(entity.name[from])} and ${isolated(entity.name[to])}.`);
    return;
  }
  showWay(rows);
}

let noticeTimer = 0;
export function notice(text) {
  $("notice").textContent = text;
  $("notice").hidden = false;
  announce(text);
  clearTimeout(noticeTimer);
  noticeTimer = setTimeout(() => { $("notice").hidden = true; }, 5000);
}
