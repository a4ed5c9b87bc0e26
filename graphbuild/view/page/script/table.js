// table: the same selection as text, sortable by each column.

import { $, counted, data, edge, entity, number, pairBetween, pairs, relationName, tiesOf } from "./data.js";
import { select, selectPair, state } from "./state.js";
import { sign } from "./shapes.js";
import { daySpan, documentsOf, documentsOfEdge, mentionsOf, sentencesOfEdge } from "./days.js";
import { isOff } from "./relations.js";
import { candidates, tieWeight } from "./membership.js";
import { button, element, named } from "./cards.js";

const PAGE = 200; // rows at once
export const COLUMNS = {
  entities: [
    ["Name", (row) => entity.name[row]], ["Type", (row) => data.types[entity.type[row]].name],
    ["Mentions", mentionsOf], ["Documents", documentsOf],
    ["Ties", (row) => tiesOf[row].reduce((sum, n) => sum + (tieWeight[n] > 0), 0)],
    ["Community", (row) => entity.community[row] + 1],
    ["First seen", (row) => entity.first[row]], ["Last seen", (row) => entity.last[row]],
    ["Aliases", (row) => entity.aliases[row].join("; ")],
  ],
  ties: [
    ["From", (e) => entity.name[edge.head[e]]], ["Relation", (e) => relationName(edge.relation[e])],
    ["To", (e) => entity.name[edge.tail[e]]], ["Sentences", sentencesOfEdge],
    ["Documents", (e) => documentsOfEdge(e) ?? ""], ["NPMI", (e) => edge.npmi[e] ?? ""],
    ["First seen", (e) => daySpan(e)[0]], ["Last seen", (e) => daySpan(e)[1]],
  ],
};
export const table = { kind: "entities", column: 2, down: true, rows: PAGE };

/** Rows of a table: entities, or the edges among them that pass the filters. */
export function tableRows(kind, rows = candidates) {
  if (kind === "entities") return [...rows];
  const inside = new Set(rows);
  return pairs.flatMap((pair, n) => (tieWeight[n] && inside.has(pair.a) && inside.has(pair.b)
    ? pair.edges.filter((e) => !isOff(edge.relation[e]) && sentencesOfEdge(e) >= state.weight) : []));
}

export function sortedRows() {
  const value = COLUMNS[table.kind][table.column][1];
  const sign = table.down ? -1 : 1;
  const collator = new Intl.Collator("en", { numeric: true });
  const order = (a, b) => (typeof a === "number" && typeof b === "number" ? a - b : collator.compare(String(a), String(b)));
  return tableRows(table.kind).map((row) => [value(row), row])
    .sort((a, b) => sign * order(a[0], b[0]) || a[1] - b[1]).map(([, row]) => row);
}

export function showTable() {
  const box = $("table");
  const focused = box.contains(document.activeElement) ? document.activeElement.getAttribute("data-key") : null;
  const rows = sortedRows();
  const tabs = element("div", undefined, "joined");
  tabs.setAttribute("role", "group");
  tabs.setAttribute("aria-label", "What the table lists");
  for (const [kind, text] of [["entities", "Entities"], ["ties", "Relations"]]) {
    const tab = button(text, () => {
      Object.assign(table, { kind, column: kind === "entities" ? 2 : 3, down: true, rows: PAGE });
      showTable();
    });
    tab.dataset.key = kind;
    tab.setAttribute("aria-pressed", String(kind === table.kind));
    tabs.append(tab);
  }
  const made = element("table");
  made.append(element("caption", table.kind === "entities" ? counted(rows.length, "entity", "entities")
    : counted(rows.length, "relation", "relations")), tableHead(), tableBody(rows.slice(0, table.rows)));
  box.replaceChildren(tabs, made);
  if (rows.length > table.rows) {
    const more = button(`${number(rows.length - table.rows)} more`, () => { table.rows += 5 * PAGE; showTable(); }, "more");
    more.dataset.key = "more";
    box.append(more);
  }
  if (focused) box.querySelector(`[data-key="${focused}"]`)?.focus();
}

function tableHead() {
  const row = element("tr");
  COLUMNS[table.kind].forEach(([title], column) => {
    const cell = element("th");
    cell.scope = "col";
    const sorted = column === table.column;
    if (sorted) cell.setAttribute("aria-sort", table.down ? "descending" : "ascending");
    const sort = button(title + (sorted ? (table.down ? " ↓" : " ↑") : ""), () => {
      Object.assign(table, { column, down: sorted ? !table.down : false });
      showTable();
    });
    sort.dataset.key = `column-${column}`;
    cell.append(sort);
    row.append(cell);
  });
  const head = element("thead");
  head.append(row);
  return head;
}

function tableBody(rows) {
  const body = element("tbody");
  body.append(...rows.map((each) => {
    const line = element("tr");
    COLUMNS[table.kind].forEach(([, value], column) => {
      const content = value(each);
      if (column) {
        const cell = named("td", typeof content === "number" ? number(content) : content);
        if (typeof content === "number") cell.className = "number";
        line.append(cell);
        return;
      }
      const cell = element("th");
      cell.scope = "row";
      const open = button(undefined, () => (table.kind === "entities" ? select(each)
        : selectPair(pairBetween(edge.head[each], edge.tail[each]))));
      if (table.kind === "entities") {
        open.dataset.entity = String(each);
        open.append(sign(entity.type[each]));
      } else open.dataset.tie = String(pairBetween(edge.head[each], edge.tail[each]));
      open.append(named("bdi", content));
      cell.append(open);
      line.append(cell);
    });
    return line;
  }));
  return body;
}
