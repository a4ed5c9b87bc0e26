// choosing: several entities at once, with Shift, by a line drawn around them, or from a menu.

import { counted } from "./data.js";
import { NOTHING, announce, change, select, state, withAdded } from "./state.js";
import { withOrWithout } from "./reckoning/several.js";

/** Those that are chosen: several, one, or none. */
export const chosenRows = () => state.chosen ?? (state.node >= 0 ? [state.node] : []);

/** Choose these and no others: one is selected, several are chosen together. */
export function chooseRows(rows) {
  const wanted = [...new Set(rows)];
  if (wanted.length === 1) return select(wanted[0], { move: false });
  change({ ...NOTHING, chosen: wanted.length ? wanted : null, added: withAdded(wanted) });
  announce(`${counted(wanted.length, "entity", "entities")} chosen`);
}

/** Choose one more, or let it go where it was chosen. */
export const chooseToo = (row) => chooseRows(withOrWithout(chosenRows(), row));

export function pinRows(rows, placeOf) {
  const pinned = { ...state.pinned };
  for (const row of rows) pinned[row] ??= placeOf(row).map(Math.round);
  change({ pinned });
}
export function unpinRows(rows) {
  const gone = new Set(rows.map(String));
  change({ pinned: Object.fromEntries(Object.entries(state.pinned).filter(([row]) => !gone.has(row))) });
}
export function hideRows(rows) {
  const gone = new Set(rows);
  const pinned = Object.fromEntries(Object.entries(state.pinned).filter(([row]) => !gone.has(Number(row))));
  change({ ...NOTHING, pinned, hidden: [...new Set([...state.hidden, ...rows])], focus: gone.has(state.focus) ? -1 : state.focus });
}
