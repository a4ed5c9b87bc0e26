// references: how a decision names an entity, so that the next build knows whom it means.

import { count, data, entity } from "./data.js";
import { fold } from "./reckoning/find.js";

const renamed = new Set((data.decided ?? []).filter(({ kind }) => kind === "rename").map(({ value }) => value));
const documentId = (row) => data.documents[row][3] ?? data.documents[row][2];

/** Its name where that is its alone and the documents', else its id. */
export const referenceOf = (row) => (bearsAlone(row) ? entity.name[row] : entity.id[row]);
const isRenamed = (row) => renamed.has(entity.name[row]); // no document calls it that
const bearsAlone = (row) => Boolean(entity.alone[row]) && !isRenamed(row);

/** A name that tells it from others: in a document where it stands alone, if others have it too.
 *  null: no document tells them apart. */
function nameApart(row) {
  if (bearsAlone(row)) return entity.name[row];
  if (isRenamed(row)) return /-\d+$/.test(entity.id[row]) ? null : entity.id[row]; // a number tells namesakes' ids apart
  const own = fold(entity.name[row]);
  const others = [];
  for (let other = 0; other < count; other++) if (other !== row && fold(entity.name[other]) === own) others.push(other);
  const taken = new Set(others.flatMap((other) => documentsNamed(other)));
  const free = documentsNamed(row).find((document) => !taken.has(document));
  return free === undefined ? null : `${entity.name[row]} @ ${documentId(free)}`;
}
const documentsNamed = (row) => entity.in[row].filter((_, n) => n % 2 === 0);

/** What tells an entity from others. @returns {import("./reckoning/curation.js").Named} */
export const namedAs = (row) => ({ reference: nameApart(row), name: entity.name[row], also: entity.aliases[row],
  documents: documentsNamed(row).map(documentId) });

/** The name and the document, if any, of a reference such as "Weber @ a.txt". */
export const nameOf = (reference) => reference.split(" @ ", 1)[0];
export const documentOf = (reference) => reference.slice(nameOf(reference).length + 3);
/** How people read a reference: "Weber, in a.txt". */
export const readable = (reference) => [nameOf(reference), documentOf(reference)].filter(Boolean).join(", in ");
