// curation: decisions of who is who, and the curation.yaml that the next build reads.

/**
 * kind: same, different, rename, type or ignore. names: whom it is about: names, ids, or a name in
 * one document ("Weber @ a.txt"). value: the new name or type. told: the names as people read
 * them. isBefore: whether the graph was built with it.
 * @typedef {{ kind: string, names: string[], value: string, told?: string[], isBefore?: boolean }} Decision
 */

const LISTS = ["same", "different"];
export const KINDS = [...LISTS, "rename", "type", "ignore"];
const LONGEST_KEY = 900; // YAML takes a key of 1,024 signs at most where it is not marked as one

/** What a decision is about: one that is made anew of the same takes its place. @param {Decision} decision */
export const subjectOf = ({ kind, names }) =>
  JSON.stringify(LISTS.includes(kind) ? ["who", ...[...names].sort()] : [kind, names[0]]);

/** Decisions with one more. @param {Decision[]} decisions @param {Decision} decision */
export function withDecision(decisions, decision) {
  const subject = subjectOf(decision);
  return [...decisions.filter((each) => subjectOf(each) !== subject), decision];
}

/** Decisions without one. @param {Decision[]} decisions @param {Decision} decision */
export const withoutDecision = (decisions, decision) => decisions.filter((each) => subjectOf(each) !== subjectOf(decision));

/** The verdict on a list of names: same, different, or undefined. @param {Decision[]} decisions @param {string[]} names */
export function verdictOn(decisions, names) {
  const subject = subjectOf({ kind: "same", names, value: "" });
  return decisions.find((each) => subjectOf(each) === subject)?.kind;
}

/**
 * reference: how a decision names it, null where nothing tells it from others. documents: the ids of
 * those that name it. also: what else it is called.
 * @typedef {{ reference: string | null, name: string, also: string[], documents: string[] }} Named
 */

/**
 * The pairs that say that two are two; none: no document tells them apart. A name that the other
 * bears too ("Albers", where Katrin Albers is called so) is meant in the documents of its own alone:
 * told apart everywhere, it would be taken from the other as well.
 * @param {Named} a @param {Named} b
 * @returns {string[][]}
 */
export function differences(a, b) {
  if (b.also.includes(a.name)) return inDocuments(a).map((each) => [each, b.reference ?? b.name]);
  if (a.also.includes(b.name)) return inDocuments(b).map((each) => [a.reference ?? a.name, each]);
  return a.reference === null || b.reference === null ? [] : [[a.reference, b.reference]];
}
/** @param {Named} its */
const inDocuments = ({ name, documents }) => documents.map((each) => `${name} @ ${each}`);

/** A faulty type's fault in plain words; "": it is one that a build takes. @param {string} type */
export const faultOfType = (type) =>
  (/^[A-Z][A-Za-z0-9]*$/.test(type) ? "" : "A type is one word of letters and digits that begins with a capital, such as Person.");

/**
 * A text as YAML reads it: JSON's quotes, and no sign that YAML takes for a line's end or refuses.
 * @param {string} text
 */
export const yamlText = (text) => JSON.stringify(text.replace(/\p{Cs}/gu, "\ufffd")).replace(
  /[\u007f-\u00a0\u00ad\u2028\u2029\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);

/** @param {Decision} decision */
function yamlLine({ kind, names, value, told }) {
  const who = told && told.join("\n") !== names.join("\n") ? `  # ${told.map(yamlText).join(", ")}` : "";
  if (LISTS.includes(kind)) return `  - [${names.map(yamlText).join(", ")}]${who}`;
  const name = yamlText(names[0]);
  if (kind === "ignore") return `  - ${name}${who}`;
  return name.length > LONGEST_KEY ? `  ? ${name}\n  : ${yamlText(value)}${who}` : `  ${name}: ${yamlText(value)}${who}`;
}

/** The text of a curation.yaml. @param {Decision[]} decisions @param {string} title - of the graph */
export function curationText(decisions, title) {
  const parts = [`# Who is who, as decided in the page ${yamlText(title)}.\n# In the graph's folder, under the name curation.yaml, it holds from the next build on.\n`];
  for (const kind of KINDS) {
    const own = decisions.filter((each) => each.kind === kind);
    if (own.length) parts.push(`${kind}:\n${own.map(yamlLine).join("\n")}\n`);
  }
  return parts.join("");
}
