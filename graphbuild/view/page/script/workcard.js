// workcard: all that was decided and noted, in the overview, and what is done with it.

import { data } from "./data.js";
import { button, element, headed, listed } from "./cards.js";
import { download } from "./export.js";
import { decisionLine } from "./identity.js";
import { curationText } from "./reckoning/curation.js";
import { canUndo, isDecided, setSaved, undo, work } from "./work.js";

const FIRST_DECISIONS = 8;

/** What was decided; nothing where nothing was. */
export function workSections() {
  if (!isDecided() && !canUndo()) return [];
  const box = element("div", undefined, "actions");
  const save = button("Download curation.yaml", () => {
    download("curation.yaml", new Blob([curationText(work.decisions, data.title)], { type: "application/yaml" }));
    setSaved("decisions");
  }, "chief");
  const back = button("Undo", undo);
  back.disabled = !canUndo();
  box.append(save, back);
  const section = headed("Your decisions", listed(work.decisions, decisionLine, FIRST_DECISIONS),
    element("p", "Put curation.yaml into the graph's folder: the next build reads it. It has what the graph was built with, too.", "soft"), box);
  section.className = "work";
  return [section];
}
