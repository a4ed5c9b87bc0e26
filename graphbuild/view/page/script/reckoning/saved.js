// saved: what a reader did with a page, as a file that opens again.

import { KINDS } from "./curation.js";

/** @typedef {import("./curation.js").Decision} Decision */

const FORMAT = "graphbuild page";
const VERSION = 1;
const LEADING = 30; // ids by which a graph is known again

/**
 * view: the state as the page's address has it. dropped: decisions of the graph that were taken
 * back. notes: each a text of an entity, or of two.
 * @typedef {{ view: string, decisions: Decision[], dropped: Decision[], notes: { of: string[], text: string }[] }} Saved
 */

/** @param {Decision} decision @returns {Decision} */
const plain = ({ kind, names, value, told }) => ({ kind, names, value, ...(told ? { told } : {}) });

/**
 * The text of a file. ids: of the graph's entities, the leading ones first.
 * @param {Saved} saved @param {string} title @param {string[]} ids
 */
export const savedText = (saved, title, ids) => `${JSON.stringify({
  format: FORMAT, version: VERSION, graph: { title, entities: ids.length, leading: ids.slice(0, LEADING) }, ...saved,
  decisions: saved.decisions.map(plain), dropped: saved.dropped.map(plain) }, null, 1)}\n`;

/** @param {unknown} each @returns {each is Record<string, any>} */
const isRecord = (each) => typeof each === "object" && each !== null && !Array.isArray(each);
/** @param {unknown} each @returns {each is string[]} */
const areTexts = (each) => Array.isArray(each) && each.every((text) => typeof text === "string");

/** @param {unknown} each */
const isDecision = (each) => isRecord(each) && KINDS.includes(each.kind) && areTexts(each.names) && typeof each.value === "string" &&
  each.names.length >= (["same", "different"].includes(each.kind) ? 2 : 1) && (each.told === undefined || areTexts(each.told));
/** @param {unknown} each */
const isNote = (each) => isRecord(each) && areTexts(each.of) && [1, 2].includes(each.of.length) && typeof each.text === "string";

/**
 * What a file's text holds, or in plain words why it cannot be opened.
 * @param {string} text @param {(id: string) => boolean} knows - whether the graph has an entity
 * @returns {{ saved: Saved, fault: "" } | { saved: null, fault: string }}
 */
export function readSaved(text, knows) {
  const faulty = (/** @type {string} */ fault) => ({ saved: null, fault });
  let found;
  try {
    found = JSON.parse(text);
  } catch {
    return faulty("The file is broken, or no state that this page saved: it is no JSON.");
  }
  if (!isRecord(found) || found.format !== FORMAT) return faulty("The file is no state that a graph's page saved.");
  if (found.version !== VERSION) return faulty(`The file was saved by another release of graphbuild (version ${Number(found.version) || "unknown"}): open it with a page of that release.`);
  const { graph, view, decisions, dropped, notes } = found;
  const isWhole = isRecord(graph) && areTexts(graph.leading) && typeof view === "string" &&
    [decisions, dropped].every((all) => Array.isArray(all) && all.every(isDecision)) && Array.isArray(notes) && notes.every(isNote);
  if (!isWhole) return faulty("The file is broken: a part of it is missing, or not as this page saves it.");
  const known = graph.leading.filter(knows).length;
  if (known * 2 < graph.leading.length) {
    return faulty(`The file is of another graph, “${String(graph.title)}”: of its ${graph.leading.length} leading entities this one has ${known || "none"}.`);
  }
  return { saved: { view, decisions: decisions.map(plain), dropped: dropped.map(plain), notes }, fault: "" };
}
