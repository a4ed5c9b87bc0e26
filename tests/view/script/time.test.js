import assert from "node:assert/strict";
import test from "node:test";

import { dayNumber, dayText, stretches, tickText } from "../../../graphbuild/view/page/script/reckoning/calendar.js";
import { readSeries, within } from "../../../graphbuild/view/page/script/reckoning/series.js";

test("a day's number and its text are each other's, before 1970 and beyond leap days too", () => {
  for (const text of ["1815-06-18", "1969-12-31", "1970-01-01", "2000-02-29", "2024-12-31"]) {
    assert.equal(dayText(dayNumber(text)), text);
  }
  assert.equal(dayNumber("2024-03-01") - dayNumber("2024-02-28"), 2);
});

test("a window's sums are those of its days, both ends included", () => {
  const series = readSeries([10, 2, 5, 3, 1, 4]); // 2 on day 10, 3 on 15, 4 on 16
  assert.deepEqual(within(series, 0, 99), [9]);
  assert.deepEqual(within(series, 10, 15), [5]);
  assert.deepEqual(within(series, 11, 14), [0]);
  assert.deepEqual(within(series, 16, 16), [4]);
  assert.deepEqual(within(series, 17, 12), [0]);
  assert.deepEqual(within(readSeries([]), 0, 9), [0]);
  assert.deepEqual(within(readSeries([1, 2, 3, 4, 5, 6], 2), 0, 2), [2, 3]);
});

test("windows beside each other have together what the whole has", () => {
  const flat = Array.from({ length: 400 }, (_, n) => (n % 2 ? (n * 7) % 11 : 1 + ((n * 5) % 13)));
  const series = readSeries(flat);
  const all = within(series, 0, 1e9)[0];
  for (const cut of [0, 1, 50, 333, 700, 1300]) {
    assert.equal(within(series, 0, cut)[0] + within(series, cut + 1, 1e9)[0], all);
  }
});

test("an axis has no more stretches than wanted, each beginning where a calendar says", () => {
  const [first, last] = [dayNumber("2023-11-15"), dayNumber("2025-02-03")];
  const months = stretches(first, last, 60);
  assert.equal(months.kind, "month");
  assert.deepEqual(months.starts.slice(0, 3).map(dayText), ["2023-11-01", "2023-12-01", "2024-01-01"]);
  assert.equal(dayText(months.starts.at(-1)), "2025-02-01");
  assert.equal(tickText(months.starts[0], months.kind), "2023-11");
  const years = stretches(dayNumber("1815-06-18"), last, 30);
  assert.equal(years.kind, "decade");
  assert.equal(dayText(years.starts[0]), "1810-01-01");
  const weeks = stretches(dayNumber("2024-01-03"), dayNumber("2024-06-01"), 40);
  assert.equal(dayText(weeks.starts[0]), "2024-01-01"); // a Monday
  assert.equal(stretches(first, first + 5, 60).starts.length, 6);
});
