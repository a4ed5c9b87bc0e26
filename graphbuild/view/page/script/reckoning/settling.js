// settling: where those stand whom Python placed nowhere: each beside what it is tied to most.

const GOLDEN_TURN = Math.PI * (3 - Math.sqrt(5));
const ROOM = 26; // pixels that one has for itself each way
const WIDER = 1.3; // a map is wider than high
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
  for (const [x, y] of at.values()) {
    for (const [a, b] of [[0, 0], [1, 0], [-1, 0], [0, 1], [0, -1]]) taken.add(key(x + a * ROOM, y + b * ROOM));
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
  const flood = () => {
    for (; next < queue.length; next++) {
      for (const [row] of ties(queue[next])) {
        if (at.has(row)) continue;
        const [anchor] = ties(row).find(([other]) => at.has(other));
        seat(row, at.get(anchor), anchor);
        queue.push(row);
      }
    }
  };
  flood();
  // Tied to nobody who has a place: around all these, as much room for each as it has members.
  const reach = queue.reduce((most, row) => Math.max(most, Math.hypot(at.get(row)[0] / WIDER, at.get(row)[1])), 0) + ROOM * 2;
  const inner = queue.length;
  for (let root = 0; root < count; root++) {
    if (at.has(root)) continue;
    const out = Math.sqrt(reach ** 2 + (queue.length - inner) * ROOM ** 2 * 1.2);
    seat(root, [out * Math.cos(root * GOLDEN_TURN) * WIDER, out * Math.sin(root * GOLDEN_TURN)], root);
    queue.push(root);
    flood();
  }
}
