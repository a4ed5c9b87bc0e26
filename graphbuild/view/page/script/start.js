// start: puts the parts together and shows the state that the address names.

import { $, data, entity, rowOf } from "./data.js";
import { select, selectedRows, show, state } from "./state.js";
import { darkSystem, isDark, readInk, setTheme, theme } from "./shapes.js";
import { choose, shownRows } from "./membership.js";
import { drawScene, network, startScene } from "./scene.js";
import { kept, keptAll, labelsNow } from "./labels.js";
import { fit } from "./motion.js";
import { showPanel } from "./panel.js";
import { showFilters, startFilters } from "./filters.js";
import { showTime, startTime } from "./time.js";
import { showTable } from "./table.js";
import { drawWhole, spotOf } from "./whole.js";
import { startLegend } from "./legend.js";
import { noteFirst, restore, steps } from "./history.js";
import { wordsNow } from "./words.js";
import "./export.js";
import "./keyboard.js";
import "./lasso.js";
import "./menu.js";
import { openOwn } from "./saving.js";

function showTheme() {
  document.documentElement.dataset.theme = theme;
  readInk();
  showFilters();
  showPanel();
  if (network) {
    kept.key = keptAll.key = "";
    drawScene();
    drawWhole({ anew: true });
  }
  showTime();
}
$("theme").addEventListener("click", () => {
  setTheme(isDark() ? "light" : "dark");
  showTheme();
  if (state.view === "table") showTable();
});
darkSystem.addEventListener("change", showTheme);

startFilters();
startTime();
choose();
showTheme();
startScene();
startLegend();
fit({ glide: false });
steps[0] = location.hash.slice(1);
if (steps[0]) restore(steps[0]);
else show(state);
openOwn();
$("back").disabled = $("forward").disabled = true;
noteFirst();
addEventListener("resize", () => {
  if (state.view !== "table" && !selectedRows().length) fit({ glide: false });
  drawWhole({ anew: true });
  showTime();
});
$("loading").hidden = true;
network.once("afterDrawing", () => { document.documentElement.dataset.ready = "1"; });
network.redraw();
// For the browser's console, and for tests.
window.graphbuild = {
  network, state, data, select, fit,
  get shown() { return [...shownRows].map((row) => entity.id[row]); },
  get labels() { return labelsNow; },
  get words() { return wordsNow; },
  place: (id) => network.canvasToDOM(spotOf(rowOf.get(id))),
};
