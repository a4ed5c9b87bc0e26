// time: a stretch of days, chosen by two sliders or played from its beginning on.

import { $, dayOfDocument, days, sentence } from "./data.js";
import { change, state } from "./state.js";
import { ink } from "./shapes.js";
import { remember } from "./history.js";

let playing = 0;
const FRAME_MILLISECONDS = 350;
const FRAMES = 40; // a play shows the whole time in at most so many steps

export function startTime() {
  if (days.length < 2) return;
  $("time").hidden = false;
  for (const name of ["from", "to"]) $(name).max = String(days.length - 1);
  const moved = (quiet) => (event) => {
    stopPlaying();
    let [from, to] = [Number($("from").value), Number($("to").value)];
    if (from > to) [from, to] = event.target.id === "from" ? [from, from] : [to, to];
    change({ from, to }, { quiet, keepView: true });
  };
  for (const name of ["from", "to"]) {
    $(name).addEventListener("input", moved(true));
    $(name).addEventListener("change", moved(false));
  }
  $("play").addEventListener("click", () => (playing ? stopPlaying() : play()));
}

function play() {
  const last = state.to > state.from && state.to < days.length - 1 ? state.to : days.length - 1;
  const step = Math.max(1, Math.ceil((last - state.from) / FRAMES));
  let to = state.from;
  const next = () => {
    change({ to: Math.min(to, last) }, { quiet: true, keepView: true });
    if (to >= last) return stopPlaying();
    to += step;
    playing = setTimeout(next, FRAME_MILLISECONDS);
  };
  playing = -1;
  next();
  showTime();
}

function stopPlaying() {
  if (!playing) return;
  clearTimeout(playing);
  playing = 0;
  remember();
  showTime();
}

let perBar = null;
function countBars() {
  const bars = new Array(Math.min(days.length, 120)).fill(0);
  for (const document of sentence.document) {
    const day = dayOfDocument[document] ?? -1;
    if (day >= 0) bars[Math.floor((day * bars.length) / days.length)]++;
  }
  return bars;
}

export function showTime() {
  if (days.length < 2) return;
  $("from").value = String(state.from);
  $("to").value = String(state.to);
  $("from").setAttribute("aria-valuetext", days[state.from]);
  $("to").setAttribute("aria-valuetext", days[state.to]);
  $("time-now").textContent = `${days[state.from]} – ${days[state.to]}`;
  $("play").textContent = playing ? "Stop" : "Play";
  $("play").setAttribute("aria-pressed", String(Boolean(playing)));
  perBar ||= countBars();
  const canvas = $("bars");
  const ratio = devicePixelRatio || 1;
  canvas.width = canvas.clientWidth * ratio;
  canvas.height = canvas.clientHeight * ratio;
  const brush = canvas.getContext("2d");
  const most = Math.max(1, ...perBar);
  const width = canvas.width / perBar.length;
  perBar.forEach((amount, n) => {
    const day = (n * days.length) / perBar.length;
    const inside = day >= state.from - 0.5 && day <= state.to;
    brush.fillStyle = inside ? ink.accent : ink.line;
    const height = amount ? Math.max(2 * ratio, (amount / most) * canvas.height) : 0;
    brush.fillRect(n * width, canvas.height - height, Math.max(1, width - ratio), height);
  });
}
