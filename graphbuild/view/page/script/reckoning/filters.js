// filters: which ties pass, how strong they then are, and which entities are left.

/**
 * Weigh each pair of entities by the strongest of its edges that passes; 0: none does.
 * @param {{ a: number, b: number, npmi: number | null, edges: number[] }[]} pairs
 * @param {object} rules
 * @param {(row: number) => boolean} rules.gone - whether an entity is left out
 * @param {(edge: number) => number} rules.weightOf - sentences, those of the window of time
 * @param {(edge: number) => number} rules.relationOf
 * @param {Set<number>} rules.off - relations that are left out
 * @param {number} rules.least - sentences @param {number} rules.npmi - at least, where known
 * @param {Float64Array} weights - by pair, filled
 * @returns {Map<number, number>} how many edges of each relation pass, those left out too
 */
export function weighPairs(pairs, { gone, weightOf, relationOf, off, least, npmi }, weights) {
  const passing = new Map();
  pairs.forEach((pair, n) => {
    weights[n] = 0;
    if (gone(pair.a) || gone(pair.b)) return;
    if (npmi > -1 && pair.npmi !== null && pair.npmi < npmi) return;
    let weight = 0;
    for (const e of pair.edges) {
      const own = weightOf(e);
      const relation = relationOf(e);
      if (!own || own < least) continue;
      passing.set(relation, (passing.get(relation) || 0) + 1);
      if (own > weight && !off.has(relation)) weight = own;
    }
    weights[n] = weight;
  });
  return passing;
}
