// settling: where those stand whom Python placed nowhere: each beside what it is tied to most.

const GOLDEN_TURN = Math.PI * (3 - Math.sqrt(5));
const ROOM = 26; // pixels that one has for itself each way
const WIDER = 1.3; // a map is wider than high
const TRIES = 24; // seats around a point, before the next one farther out is tried
const OUT = 2.5; // rooms to the next one
const FULL = 0.85; // the share of the taken circle in which nothing is free
const FARTHEST_ROOM = 4096; // rooms from the middle to the border of what can be taken
const SEATS_AROUND = Array.from({ length: TRIES }, (_, n) =>
  [Math.cos, Math.sin].map((of) => ROOM * Math.sqrt(n + 1) * of(n * GOLDEN_TURN)));

const AT_ONCE = 500; // seats

/**
 * Give a place to all that have none, outwards from those that have. The same each time,
 * whatever was asked first.
 * @param {Map<number, [number, number]>} at - places by row, filled
 * @param {number} count - of rows
 * @param {(row: number) => [number, number][]} ties - the others and how strong, the strongest first
 * @returns {Generator<void, void>} that rests now and then: whoever goes on with it decides when
 */
export function* settling(at, count, ties) {
  const taken = new Set();
  const key = (x, y) => (Math.round(x / ROOM) + FARTHEST_ROOM) * 2 * FARTHEST_ROOM + Math.round(y / ROOM) + FARTHEST_ROOM;
  for (const [x, y] of at.values()) {
    for (const [a, b] of [[0, 0], [1, 0], [-1, 0], [0, 1], [0, -1]]) taken.add(key(x + a * ROOM, y + b * ROOM));
  }
  const begun = new Map(); // row → how many seats beside it were tried
  const seat = (row, [x, y], from) => {
    const away = Math.hypot(x, y);
    const [right, down] = away > 1 ? [x / away, y / away] : [1, 0];
    for (let n = begun.get(from) ?? 0; ; n++) {
      // Beside it all is taken: on to where the middle of the map, that is full, ends.
      if (n === TRIES) n += TRIES * Math.max(0, Math.ceil((Math.sqrt(at.size / Math.PI) * ROOM * FULL - away) / (ROOM * OUT) - 1));
      const out = Math.floor(n / TRIES) * ROOM * OUT;
      const across = x + right * out + SEATS_AROUND[n % TRIES][0];
      const below = y + down * out + SEATS_AROUND[n % TRIES][1];
      const place = key(across, below);
      if (taken.has(place)) continue;
      begun.set(from, n + 1);
      taken.add(place);
      at.set(row, [Math.round(across), Math.round(below)]);
      return;
    }
  };
  const queue = [...at.keys()];
  let next = 0;
  const flood = function* () {
    for (; next < queue.length; next++) {
      if (next % AT_ONCE === 0) yield;
      for (const [row] of ties(queue[next])) {
        if (at.has(row)) continue;
        const [anchor] = ties(row).find(([other]) => at.has(other));
        seat(row, at.get(anchor), anchor);
        queue.push(row);
      }
    }
  };
  yield* flood();
  // Tied to nobody who has a place: around all these, as much room for each as it has members.
  const reach = queue.reduce((most, row) => Math.max(most, Math.hypot(at.get(row)[0] / WIDER, at.get(row)[1])), 0) + ROOM * 2;
  const inner = queue.length;
  for (let root = 0; root < count; root++) {
    if (at.has(root)) continue;
    const out = Math.sqrt(reach ** 2 + (queue.length - inner) * ROOM ** 2 * 1.2);
    seat(root, [out * Math.cos(root * GOLDEN_TURN) * WIDER, out * Math.sin(root * GOLDEN_TURN)], root);
    queue.push(root);
    yield* flood();
  }
}
