// hulls: the outline of a group of points, without those that lie far from the others.

/**
 * The corners of the convex outline, counterclockwise on paper.
 * Source: Andrew (1979), Information Processing Letters 9(5).
 * @param {[number, number][]} points
 * @returns {[number, number][]}
 */
export function outline(points) {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const half = (/** @type {[number, number][]} */ order) => {
    /** @type {[number, number][]} */
    const kept = [];
    for (const point of order) {
      while (kept.length > 1 && turn(kept[kept.length - 2], kept[kept.length - 1], point) <= 0) kept.pop();
      kept.push(point);
    }
    return kept.slice(0, -1);
  };
  return sorted.length < 3 ? sorted : [...half(sorted), ...half(sorted.reverse())];
}

const turn = (a, b, c) => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);

/**
 * Those points of a group that are near its middle: three times as far as half of them at most.
 * @param {[number, number][]} points
 */
export function together(points) {
  const middle = [0, 1].map((axis) => median(points.map((point) => point[axis])));
  const off = points.map(([x, y]) => Math.hypot(x - middle[0], y - middle[1]));
  const most = 2 * median(off);
  return points.filter((_, n) => off[n] <= most);
}

const median = (/** @type {number[]} */ values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
