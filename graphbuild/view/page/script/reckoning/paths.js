// paths: the best ways from one entity to another, which avoid those that are tied to everyone.

/** What it costs to go through an entity of so many ties: through a hub everything is near. @param {number} ties */
const toll = (ties) => 0.3 * Math.log2(1 + ties);

/** What a step over a tie of so many sentences costs: 1 and something, less for the strong. @param {number} weight */
const fare = (weight) => 1 + 0.5 / (1 + weight);

/**
 * @typedef {object} Net
 * @property {number} count - of rows
 * @property {(row: number) => Iterable<[number, number]>} ties - the others, and how strong
 * @property {(row: number) => number} degree
 * @property {(row: number) => boolean} through - whether a way may lead through it
 */

/**
 * The best ways, at most so many, each as the rows from one end to the other; no row twice.
 * After Yen (1971): the next best leaves a better one somewhere.
 * @param {Net} net @param {number} from @param {number} to @param {number} most
 * @returns {number[][]}
 */
export function bestPaths(net, from, to, most) {
  if (from === to) return [];
  const left = costsToEnd(net, to);
  const first = cheapest(net, [from], to, new Set(), left);
  if (!first) return [];
  const best = [first];
  /** @type {{ rows: number[], cost: number }[]} */
  let waiting = [];
  while (best.length < most) {
    const last = best[best.length - 1].rows;
    for (let n = 0; n < last.length - 1; n++) {
      const root = last.slice(0, n + 1);
      const taken = best.filter(({ rows }) => root.every((row, k) => rows[k] === row)).map(({ rows }) => rows[n + 1]);
      const other = cheapest(net, root, to, new Set(taken), left);
      if (other && !waiting.some(({ rows }) => sameRows(rows, other.rows))) waiting.push(other);
    }
    waiting = waiting.filter(({ rows }) => !best.some((each) => sameRows(each.rows, rows)));
    if (!waiting.length) break;
    waiting.sort((a, b) => a.cost - b.cost || a.rows.length - b.rows.length || firstLess(a.rows, b.rows));
    best.push(/** @type {{ rows: number[], cost: number }} */ (waiting.shift()));
  }
  return best.map(({ rows }) => rows);
}

/** @param {number[]} a @param {number[]} b */
const sameRows = (a, b) => a.length === b.length && a.every((row, n) => row === b[n]);

/** @param {number[]} a @param {number[]} b */
function firstLess(a, b) {
  const n = a.findIndex((row, k) => row !== b[k]);
  return n < 0 ? 0 : a[n] - b[n];
}

/**
 * What it costs at the least to go on from each entity to the end; Infinity: no way leads there.
 * It guides each search to the end, which is then near, though the graph be large.
 * @param {Net} net @param {number} to
 */
function costsToEnd(net, to) {
  const left = new Float64Array(net.count).fill(Infinity);
  const closed = new Uint8Array(net.count);
  left[to] = 0;
  const heap = [[0, to]];
  while (heap.length) {
    const [now, here] = heapPop(heap);
    if (closed[here]) continue;
    closed[here] = 1;
    for (const [other, weight] of net.ties(here)) {
      if (closed[other] || !net.through(other)) continue;
      const total = now + fare(weight) + toll(net.degree(other));
      if (total < left[other]) heapPush(heap, [left[other] = total, other]);
    }
  }
  return left;
}

/**
 * The cheapest way that begins with the rows of a root, and does not go on to those barred.
 * @param {Net} net @param {number[]} root @param {number} to @param {Set<number>} barred
 * @param {Float64Array} left - what it costs to go on, at the least
 */
function cheapest(net, root, to, barred, left) {
  const start = root[root.length - 1];
  const closed = new Set(root.slice(0, -1));
  const cost = new Map([[start, rootCost(net, root)]]);
  const before = new Map();
  const heap = [[0, start]];
  while (heap.length) {
    const here = heapPop(heap)[1];
    if (closed.has(here)) continue;
    closed.add(here);
    const now = cost.get(here) ?? 0;
    if (here === to) {
      const rows = [];
      for (let row = to; row !== start; row = before.get(row)) rows.unshift(row);
      return { rows: [...root, ...rows], cost: now };
    }
    const leave = here === start ? 0 : toll(net.degree(here)); // a root's cost has its own
    for (const [other, weight] of net.ties(here)) {
      if (left[other] === Infinity || closed.has(other) || (here === start && barred.has(other))) continue;
      const total = now + leave + fare(weight);
      if (total >= (cost.get(other) ?? Infinity)) continue;
      cost.set(other, total);
      before.set(other, here);
      heapPush(heap, [total + left[other], other]);
    }
  }
  return null;
}

/** What the way along a root costs, the last one's toll too. @param {Net} net @param {number[]} root */
function rootCost(net, root) {
  let sum = 0;
  for (let n = 1; n < root.length; n++) {
    for (const [other, weight] of net.ties(root[n - 1])) if (other === root[n]) sum += fare(weight);
    sum += toll(net.degree(root[n]));
  }
  return sum;
}

// A heap of [cost, row], the least first.
const heapLess = (a, b) => a[0] < b[0] || (a[0] === b[0] && a[1] < b[1]);
function heapPush(heap, item) {
  heap.push(item);
  for (let n = heap.length - 1; n > 0;) {
    const up = (n - 1) >> 1;
    if (!heapLess(heap[n], heap[up])) break;
    [heap[n], heap[up]] = [heap[up], heap[n]];
    n = up;
  }
}
function heapPop(heap) {
  const top = heap[0];
  const last = heap.pop();
  if (heap.length) {
    heap[0] = last;
    for (let n = 0; ;) {
      let down = 2 * n + 1;
      if (down >= heap.length) break;
      if (down + 1 < heap.length && heapLess(heap[down + 1], heap[down])) down++;
      if (!heapLess(heap[down], heap[n])) break;
      [heap[n], heap[down]] = [heap[down], heap[n]];
      n = down;
    }
  }
  return top;
}
