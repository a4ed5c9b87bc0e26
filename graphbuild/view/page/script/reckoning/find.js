// find: where words stand in a text, without regard to case and diacritics; which match leads.

/** A text without case and diacritics. @param {string} text */
export const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/**
 * Where a text has words that are folded already: [from, to] in the text itself.
 * @param {string} text @param {string} wanted
 * @returns {[number, number][]}
 */
export function placesOf(text, wanted) {
  if (!wanted) return [];
  let folded = "";
  const starts = []; // of each unit of the folded text, where its character begins
  const ends = [];
  let at = 0;
  for (const character of text) {
    const own = fold(character);
    for (let n = 0; n < own.length; n++) {
      starts.push(at);
      ends.push(at + character.length);
    }
    // A mark of its own belongs to the letter before it.
    if (!own && ends.length) ends[ends.length - 1] = at + character.length;
    folded += own;
    at += character.length;
  }
  /** @type {[number, number][]} */
  const found = [];
  for (let n = folded.indexOf(wanted); n >= 0; n = folded.indexOf(wanted, n + wanted.length)) {
    found.push([starts[n], ends[n + wanted.length - 1]]);
  }
  return found;
}

/**
 * How well a folded name matches: 0 it is the wanted, 1 it or a word of it begins so, 2 it has
 * it within a word; null: not at all.
 * @param {string} name @param {string} wanted
 */
export function matchOf(name, wanted) {
  if (name === wanted) return 0;
  let best = null;
  for (let at = name.indexOf(wanted); at >= 0; at = name.indexOf(wanted, at + 1)) {
    if (at === 0 || /[\s\-'’(]/.test(name[at - 1])) return 1;
    best = 2;
  }
  return best;
}

/**
 * The entities whose names match, the best first: who is called just so, then whose name or a
 * word of it begins so, then the others; within each those that are mentioned most.
 * @param {string[][]} names - by row: the name, then the aliases, all folded
 * @param {string} wanted - folded
 * @param {ArrayLike<number>} mentions - by row
 * @returns {{ row: number, by: number }[]} by: the place of the name that matched
 */
export function rankedMatches(names, wanted, mentions) {
  const found = [];
  names.forEach((own, row) => {
    let [best, by] = [Infinity, 0];
    own.forEach((name, n) => {
      const match = matchOf(name, wanted);
      if (match !== null && match < best) [best, by] = [match, n];
    });
    if (best < Infinity) found.push({ row, by, best });
  });
  found.sort((a, b) => a.best - b.best || mentions[b.row] - mentions[a.row] || a.row - b.row);
  return found.map(({ row, by }) => ({ row, by }));
}
