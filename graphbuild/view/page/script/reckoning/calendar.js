// calendar: days as whole numbers from 1970-01-01 on, the stretches and ticks of a time axis.

const DAY = 86400000;

/** The number of a day written as 2025-03-12. */
export const dayNumber = (/** @type {string} */ text) => Math.round(Date.parse(`${text}T00:00:00Z`) / DAY);

/** A day's number as 2025-03-12. */
export const dayText = (/** @type {number} */ day) => new Date(day * DAY).toISOString().slice(0, 10);

/**
 * The first days of the stretches into which the time from first to last falls: days, weeks,
 * months or years, the shortest of which there are at most `most`; and of which kind.
 * @param {number} first @param {number} last @param {number} most
 */
export function stretches(first, last, most) {
  const kinds = ["day", "week", "month", "quarter", "year", "decade", "century"];
  for (const kind of kinds) {
    const found = starts(first, last, kind, most);
    if (found.length <= most) return { kind, starts: found };
  }
  return { kind: "century", starts: starts(first, last, "century", Infinity) };
}

/** @param {number} first @param {number} last @param {string} kind @param {number} most */
function starts(first, last, kind, most) {
  const found = [];
  // 1970-01-01 was a Thursday; weeks begin on Mondays.
  let day = kind === "week" ? first - ((((first + 3) % 7) + 7) % 7) : first;
  const months = { month: 1, quarter: 3, year: 12, decade: 120, century: 1200 }[kind];
  if (months) {
    const at = new Date(first * DAY);
    let month = Math.floor((at.getUTCFullYear() * 12 + at.getUTCMonth()) / months) * months;
    for (;;) {
      day = monthStart(month);
      if (day > last) return found;
      found.push(day);
      month += months;
      if (found.length > most) return found;
    }
  }
  for (; day <= last && found.length <= most; day += kind === "week" ? 7 : 1) found.push(day);
  return found;
}

/** The first day of a month, counted from the year 0. @param {number} month */
function monthStart(month) {
  const at = new Date(0);
  at.setUTCFullYear(Math.floor(month / 12), month % 12, 1);
  return Math.round(at.getTime() / DAY);
}

/** What a stretch is called on the axis. @param {number} day @param {string} kind */
export function tickText(day, kind) {
  const text = dayText(day);
  return { day: text, week: text, month: text.slice(0, -3), quarter: text.slice(0, -3) }[kind] ?? text.slice(0, -6);
}
