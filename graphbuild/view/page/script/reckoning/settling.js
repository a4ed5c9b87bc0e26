// settling: where those stand whom Python placed nowhere: each beside what it is tied to most.

const GOLDEN_TURN = Math.PI * (3 - Math.sqrt(5));
const ROOM = 26; // pixels that one has for itself each way
const TRIES = 24; // seats around a point, before the next one farther out is tried

/**
 * Give a place to all that have none, outwards from those that have. The same each time,
 * whatever was asked first.
 * @param {Map<number, [number, number]>} at - places by row, filled
 * @param {number} count - of rows
 * @param {(row: number) => [number, number][]} ties - the others and how strong, the strongest first
 */
export function settleAll(at, count, ties) {
  const taken = new Set();
  const key = (x, y) => Math.round(x / ROOM) * 1e6 + Math.round(y / ROOM);
  let reach = 0;
  for (const [x, y] of at.values()) {
    for (const [a, b] of [[0, 0], [1, 0], [-1, 0], [0, 1], [0, -1]]) taken.add(key(x + a * ROOM, y + b * ROOM));
    reach = Math.max(reach, Math.hypot(x, y));
  }
  const begun = new Map(); // row → how many seats beside it were tried
  const seat = (row, [x, y], from) => {
    const away = Math.hypot(x, y);
    const [right, down] = away > 1 ? [x / away, y / away] : [1, 0];
    for (let n = begun.get(from) ?? 0; ; n++) {
      const [step, turn] = [Math.floor(n / TRIES), n % TRIES];
      const [out, near] = [step * ROOM * 2.5, ROOM * Math.sqrt(turn + 1)];
      const place = /** @type {[number, number]} */ ([
        x + right * out + near * Math.cos((row + turn) * GOLDEN_TURN), y + down * out + near * Math.sin((row + turn) * GOLDEN_TURN)]);
      if (taken.has(key(...place))) continue;
      begun.set(from, n + 1);
      taken.add(key(...place));
      at.set(row, /** @type {[number, number]} */ (place.map(Math.round)));
      return;
    }
  };
  const queue = [...at.keys()];
  let next = 0;
  for (let root = 0; ; root++) {
    for (; next < queue.length; next++) {
      for (const [row] of ties(queue[next])) {
        if (at.has(row)) continue;
        const [anchor] = ties(row).find(([other]) => at.has(other));
        seat(row, at.get(anchor), anchor);
        queue.push(row);
      }
    }
    while (root < count && at.has(root)) root++;
    if (root >= count) return;
    // Tied to nobody who has a place: on a rim that grows with what stands on it.
    const out = reach + ROOM * 3 + ROOM * 0.5 * Math.sqrt(root);
    seat(root, [out * Math.cos(root * GOLDEN_TURN) * 1.3, out * Math.sin(root * GOLDEN_TURN)], root);
    queue.push(root);
  }
}
