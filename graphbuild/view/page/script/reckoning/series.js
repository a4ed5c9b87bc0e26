// series: how much happened on which day, delta-coded, and sums over a stretch of days.

/**
 * A series, written as the days since the one before with what each counts, read into its
 * days and the sums up to each: [3, 5, 2, 1] is 5 on day 3 and 1 on day 5. Each day has
 * `width` numbers beside it.
 * @param {number[]} flat @param {number} width
 */
export function readSeries(flat, width = 1) {
  const days = [];
  const sums = Array.from({ length: width }, () => [0]);
  let day = 0;
  for (let n = 0; n < flat.length; n += width + 1) {
    day += flat[n];
    days.push(day);
    for (let k = 0; k < width; k++) sums[k].push(sums[k].at(-1) + flat[n + 1 + k]);
  }
  return { days, sums };
}

/** The first place in ascending numbers whose number is at least the wanted.
 * @param {number[]} ascending @param {number} wanted */
export function placeOfDay(ascending, wanted) {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle] < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * What a series counts from one day to another, both included: a number a column.
 * @param {{ days: number[], sums: number[][] }} series @param {number} from @param {number} to
 */
export function within(series, from, to) {
  const [low, high] = [placeOfDay(series.days, from), placeOfDay(series.days, to + 1)];
  return series.sums.map((sum) => sum[Math.max(low, high)] - sum[low]);
}

/**
 * The same of documents: on each day the sum of their amounts, and how many there are.
 * @param {Iterable<{ day: number, document: number, amount: number }>} documents
 * @param {number} width 2: both; 1: the sum alone
 */
export function seriesOf(documents, width) {
  const byDay = new Map();
  for (const { day, document, amount } of documents) {
    if (!byDay.has(day)) byDay.set(day, { amount: 0, documents: new Set() });
    byDay.get(day).amount += amount;
    byDay.get(day).documents.add(document);
  }
  const ascending = [...byDay.keys()].sort((a, b) => a - b);
  const flat = ascending.flatMap((day, n) =>
    [n ? day - ascending[n - 1] : day, byDay.get(day).amount, byDay.get(day).documents.size].slice(0, width + 1));
  return readSeries(flat, width);
}
