// several: what several entities have in common, and which points a drawn line encloses.

/**
 * Who is tied to two or more of some entities: those tied to most of them first, then the
 * strongest.
 * @param {number[]} rows
 * @param {(row: number) => Iterable<[number, number]>} ties - the others, and how strong
 * @returns {{ row: number, of: number, weight: number }[]} of: how many of the entities
 */
export function commonNeighbours(rows, ties) {
  const own = new Set(rows);
  /** @type {Map<number, { row: number, of: number, weight: number }>} */
  const found = new Map();
  for (const row of own) {
    for (const [other, weight] of ties(row)) {
      if (own.has(other)) continue;
      const each = found.get(other) ?? { row: other, of: 0, weight: 0 };
      each.of += 1;
      each.weight += weight;
      found.set(other, each);
    }
  }
  return [...found.values()].filter(({ of }) => of > 1)
    .sort((a, b) => b.of - a.of || b.weight - a.weight || a.row - b.row);
}

/**
 * Whether a line that is closed from its end to its beginning goes around a point, by the
 * number of times that a ray from it meets the line.
 * @param {[number, number][]} line @param {[number, number]} point
 */
export function encloses(line, [x, y]) {
  let inside = false;
  for (let n = 0, before = line.length - 1; n < line.length; before = n++) {
    const [[x1, y1], [x2, y2]] = [line[n], line[before]];
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
  }
  return inside;
}

/** A list with one more, or without it where it has it. @param {number[]} rows @param {number} row */
export const withOrWithout = (rows, row) => (rows.includes(row) ? rows.filter((each) => each !== row) : [...rows, row]);
