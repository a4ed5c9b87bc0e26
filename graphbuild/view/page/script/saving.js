// saving: the state with decisions and notes as a file that opens again, or as a copy of the page.

import { $, data, entity, pristine, rowOf } from "./data.js";
import { element } from "./cards.js";
import { download, fileName } from "./export.js";
import { remember, restore, stateText } from "./history.js";
import { notice } from "./panel.js";
import { readSaved, savedText } from "./reckoning/saved.js";
import { packedTexts } from "./texts.js";
import { addWork, droppedDecisions, newDecisions, setSaved, work } from "./work.js";

const MOST_BYTES = 20_000_000;

const nowText = () => savedText({
  view: stateText(), decisions: newDecisions(), dropped: droppedDecisions(),
  notes: [...work.notes].map(([of, text]) => ({ of: JSON.parse(of), text })),
}, data.title, entity.id);

function saveState() {
  download(fileName("state.json"), new Blob([nowText()], { type: "application/json" }));
  setSaved("decisions", "notes");
}

async function packedAnew(text) {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"));
  const packed = await new Response(stream).blob();
  return new Promise((done) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => done(String(reader.result).split(",", 2)[1]));
    reader.readAsDataURL(packed);
  });
}

/** The page as it was opened, with what was done in it. */
async function savePage() {
  const copy = /** @type {HTMLElement} */ (pristine.cloneNode(true));
  const part = (id) => /** @type {HTMLElement} */ (copy.querySelector(`#${id}`));
  part("data").dataset.encoding = "gzip";
  part("data").textContent = await packedAnew(JSON.stringify(data));
  part("texts").textContent = packedTexts;
  // No text of a document or of a reader's ends the element that it is in.
  part("saved").textContent = nowText().replace(/[<>&]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`);
  // eslint-disable-next-line no-restricted-properties -- it is read, to be written to a file
  download(fileName("html"), new Blob(["<!doctype html>\n", copy.outerHTML, "\n"], { type: "text/html" }));
  setSaved("decisions", "notes");
}

/** Open what was saved; return in plain words what is wrong with it, or nothing. */
function openText(text, { withView = true } = {}) {
  const { saved, fault } = readSaved(text, (id) => rowOf.has(id));
  if (!saved) return fault;
  addWork({ ...saved, notes: saved.notes.map(({ of, text: said }) => [JSON.stringify(of), said]) });
  if (withView) {
    restore(saved.view);
    remember();
  }
  return "";
}

const opener = element("input");
Object.assign(opener, { type: "file", accept: ".json,application/json", hidden: true, id: "opener" });
opener.setAttribute("aria-label", "A saved state");
document.body.append(opener);
opener.addEventListener("change", async () => {
  const [file] = opener.files ?? [];
  opener.value = "";
  if (!file) return;
  if (file.size > MOST_BYTES) return notice(`${file.name} is too large to be a saved state.`);
  const fault = openText(await file.text());
  notice(fault || `${file.name} is open.`);
});

const SAVES = { state: saveState, page: savePage, open: () => opener.click() };
$("saves").addEventListener("click", (event) => {
  const wanted = event.target.dataset?.save;
  if (!wanted) return;
  $("saves").open = false;
  $("saves").querySelector("summary").focus();
  SAVES[wanted]();
});

/** Open what a copy of the page holds; its own address, where it names a state, goes before. */
export function openOwn() {
  const text = $("saved").textContent.trim();
  if (!text) return;
  const fault = openText(text, { withView: !location.hash.slice(1) });
  if (fault) notice(fault);
  setSaved("decisions", "notes");
}
