// deciding: what is asked of a reader who decides who is who.

import { data, entity, isolated } from "./data.js";
import { askText } from "./asking.js";
import { notice } from "./panel.js";
import { differences, faultOfType } from "./reckoning/curation.js";
import { namedAs, readable, referenceOf } from "./references.js";
import { askFor } from "./search.js";
import { decide, decideAll } from "./work.js";

const name = (row) => isolated(entity.name[row]);

function told(decision, text) {
  decide(decision);
  notice(`${text} It holds from the next build on.`);
}

/** They are one: the one that more documents name first, since its id stays. */
export function decideSame(rows) {
  const order = [...rows].sort((a, b) => entity.documents[b] - entity.documents[a] || entity.mentions[b] - entity.mentions[a] || a - b);
  told({ kind: "same", names: order.map(referenceOf), value: "", told: order.map((row) => entity.name[row]) },
    `${order.map(name).join(" and ")} are one.`);
}
export function decideDifferent(a, b) {
  const found = differences(namedAs(a), namedAs(b));
  if (!found.length) return notice(`${name(a)} and ${name(b)} stand in the same documents under one name: no decision can tell them apart.`);
  decideAll(found.map((names) => ({ kind: "different", names, value: "", told: names.map(readable) })), []);
  notice(`${name(a)} and ${name(b)} are two. It holds from the next build on.`);
}
export const askSame = (row) => askFor(row, `${entity.name[row]} is the same as …`, (other) => decideSame([row, other]));
export const askDifferent = (row) => askFor(row, `${entity.name[row]} is not …`, (other) => decideDifferent(row, other));

const one = (kind, row, value = "") => ({ kind, names: [referenceOf(row)], value, told: [entity.name[row]] });

export async function askRename(row) {
  const wanted = await askText({ title: `Rename ${name(row)}`, label: "Name", value: entity.name[row] });
  if (wanted && wanted !== entity.name[row]) told(one("rename", row, wanted), `${name(row)} is renamed to ${isolated(wanted)}.`);
}
export async function askType(row) {
  const now = data.types[entity.type[row]].name;
  const wanted = await askText({ title: `What ${name(row)} is`, label: "Type", value: now,
    options: [...new Set([...data.types.map((type) => type.name), "Person", "Organization", "Place"])], faultOf: faultOfType });
  if (wanted && wanted !== now) told(one("type", row, wanted), `${name(row)} is a ${wanted}.`);
}
export const decideNoName = (row) => told(one("ignore", row), `${name(row)} is no name, and is left out.`);
