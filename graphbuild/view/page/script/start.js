// start: puts the parts together and shows the state that the address names.

function showTheme() {
  document.documentElement.dataset.theme = theme;
  readInk();
  showFilters();
  showPanel();
  if (network) {
    kept.key = keptAll.key = "";
    drawScene();
    drawWhole();
  }
  showTime();
}
$("theme").addEventListener("click", () => {
  theme = isDark() ? "light" : "dark";
  showTheme();
  if (state.view === "table") showTable();
});
darkSystem.addEventListener("change", showTheme);

startFilters();
startTime();
choose();
showTheme();
startScene();
fit({ glide: false });
steps[0] = location.hash.slice(1);
if (steps[0]) restore(steps[0]);
else show(state);
$("back").disabled = $("forward").disabled = true;
try {
  history.replaceState({ step: 0 }, "");
} catch {
  ownHistory = true;
}
addEventListener("resize", () => {
  if (state.view === "map" && !selectedRows().length) fit({ glide: false });
  drawWhole();
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
  wholePlace: (id) => onWhole(rowOf.get(id)),
  place: (id) => network.canvasToDOM(network.getPosition(rowOf.get(id))),
};
