// export: what is shown as a picture, a drawing or tables. Text stays text in each.

import { $, data } from "./data.js";
import { drawingText, picture } from "./drawing.js";
import { state } from "./state.js";
import { candidates, membersNow } from "./membership.js";
import { element } from "./cards.js";
import { notice } from "./panel.js";
import { fold } from "./reckoning/find.js";
import { COLUMNS, sortedRows, table, tableRows } from "./table.js";

export function download(name, blob) {
  const link = element("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}
export const fileName = (ending) => `${fold(data.title).replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 60) || "graph"}.${ending}`;

/** A cell that a spreadsheet cannot take for a formula. */
function cell(value) {
  let text = String(value ?? "");
  if (typeof value !== "number" && /^[\s\p{Cc}]*[=+\-@\uff1d\uff0b\uff0d\uff20\t\r]/u.test(text)) text = `'${text}`;
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
function tableText(kind) {
  const rows = kind === table.kind && state.view === "table" ? sortedRows()
    : tableRows(kind, state.view === "table" ? candidates : [...membersNow()]);
  const columns = COLUMNS[kind];
  return [columns.map(([title]) => cell(title)), ...rows.map((row) => columns.map(([, value]) => cell(value(row))))]
    .map((line) => line.join(",")).join("\r\n");
}

const EXPORTS = {
  png2: async () => download(fileName("png"), await picture(2)),
  png4: async () => download(fileName("png"), await picture(4)),
  svg: () => download(fileName("svg"), new Blob([drawingText()], { type: "image/svg+xml" })),
  entities: () => download(fileName("entities.csv"), new Blob(["\ufeff", tableText("entities")], { type: "text/csv" })),
  ties: () => download(fileName("ties.csv"), new Blob(["\ufeff", tableText("ties")], { type: "text/csv" })),
  link: async () => {
    try {
      await navigator.clipboard.writeText(location.href);
      notice("The link is copied. It works for who has this page, where you have it; save a copy of the page to send what you see.");
    } catch {
      notice(`The address of this page holds the state, for who has the page: ${location.href}`);
    }
  },
};
$("exports").addEventListener("click", (event) => {
  const wanted = event.target.dataset?.export;
  if (!wanted) return;
  $("exports").open = false;
  $("exports").querySelector("summary").focus();
  EXPORTS[wanted]();
});
