// time: a stretch of days on a calendar's axis, chosen by two sliders, by drawing or moving a
// window on the axis, or played from its beginning on.

import { $, counted } from "./data.js";
import { documentsByDay, firstDay, hasTime, lastDay, timeNarrowed } from "./days.js";
import { remember } from "./history.js";
import { dayText, stretches, tickText } from "./reckoning/calendar.js";
import { within } from "./reckoning/series.js";
import { ink } from "./shapes.js";
import { change, state } from "./state.js";

/** @type {ReturnType<typeof setTimeout> | null} */
let playing = null;
const FRAME_MILLISECONDS = 350;
const FRAMES = 40; // a play shows the whole time in at most so many steps
const MOST_BARS = 120;
const BARS_HIGH = 20; // pixels
const TICK_WIDE = 74;

export function startTime() {
  if (!hasTime) return;
  $("time").hidden = false;
  document.body.classList.add("dated");
  for (const name of ["from", "to"]) Object.assign($(name), { min: String(firstDay), max: String(lastDay) });
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
  startWindow();
}

/** A hand on the axis moves the window; beside the window, or with none, it draws one. */
function startWindow() {
  const bars = $("bars");
  let held = null;
  const dayOf = (event) => {
    const box = bars.getBoundingClientRect();
    const share = Math.min(1, Math.max(0, (event.clientX - box.left) / box.width));
    return Math.round(firstDay + share * (lastDay - firstDay));
  };
  bars.addEventListener("pointerdown", (event) => {
    stopPlaying();
    const day = dayOf(event);
    const inside = timeNarrowed() && day >= state.from && day <= state.to;
    held = { day, from: state.from, to: state.to, inside, moved: false };
    bars.setPointerCapture(event.pointerId);
  });
  bars.addEventListener("pointermove", (event) => {
    if (!held) return;
    const day = dayOf(event);
    if (day === held.day && !held.moved) return;
    held.moved = true;
    const { from, to } = held;
    const by = Math.min(lastDay - to, Math.max(firstDay - from, day - held.day));
    change(held.inside ? { from: from + by, to: to + by } : { from: Math.min(day, held.day), to: Math.max(day, held.day) },
      { quiet: true, keepView: true });
  });
  const letGo = () => {
    if (held?.moved) remember();
    held = null;
  };
  bars.addEventListener("pointerup", letGo);
  bars.addEventListener("pointercancel", letGo);
}

function play() {
  const last = state.to > state.from && state.to < lastDay ? state.to : lastDay;
  const step = Math.max(1, Math.ceil((last - state.from) / FRAMES));
  let to = state.from;
  const next = () => {
    change({ to: Math.min(to, last) }, { quiet: true, keepView: true });
    if (to >= last) return stopPlaying();
    to += step;
    playing = setTimeout(next, FRAME_MILLISECONDS);
  };
  playing = setTimeout(next, 0);
  showTime();
}

/** note: whether where it stopped is a step for back and forward. */
export function stopPlaying({ note = true } = {}) {
  if (!playing) return;
  clearTimeout(playing);
  playing = null;
  if (note) remember();
  showTime();
}

let bars = null;
function documentsPerBar() {
  const { kind, starts } = stretches(firstDay, lastDay, MOST_BARS);
  return { kind, starts, amounts: starts.map((start, n) => within(documentsByDay, start, (starts[n + 1] ?? lastDay + 1) - 1)[0]) };
}

export function showTime() {
  if (!hasTime) return;
  $("from").value = String(state.from);
  $("to").value = String(state.to);
  $("from").setAttribute("aria-valuetext", dayText(state.from));
  $("to").setAttribute("aria-valuetext", dayText(state.to));
  $("time-now").textContent = `${dayText(state.from)} – ${dayText(state.to)}`;
  $("play").textContent = playing ? "Stop" : "Play";
  $("play").setAttribute("aria-pressed", String(Boolean(playing)));
  bars ||= documentsPerBar();
  const canvas = $("bars");
  canvas.title = `Documents each ${bars.kind}, ${counted(Math.max(...bars.amounts), "document", "documents")} at most`;
  const ratio = devicePixelRatio || 1;
  const [width, height] = [canvas.clientWidth, canvas.clientHeight];
  [canvas.width, canvas.height] = [width * ratio, height * ratio];
  const brush = canvas.getContext("2d");
  brush.scale(ratio, ratio);
  const at = (day) => ((day - firstDay) / (lastDay - firstDay)) * width;
  if (timeNarrowed()) {
    brush.fillStyle = ink.accent;
    brush.globalAlpha = 0.14;
    brush.fillRect(at(state.from), 0, Math.max(2, at(state.to) - at(state.from)), BARS_HIGH);
    brush.globalAlpha = 1;
  }
  const most = Math.max(1, ...bars.amounts);
  bars.starts.forEach((start, n) => {
    if (!bars.amounts[n]) return;
    const end = bars.starts[n + 1] ?? lastDay + 1;
    const left = Math.min(width - 2, Math.max(0, at(start)));
    const right = Math.min(width, at(end));
    brush.fillStyle = end > state.from && start <= state.to ? ink.accent : ink.line;
    const high = Math.max(2, (bars.amounts[n] / most) * BARS_HIGH);
    brush.fillRect(left, BARS_HIGH - high, Math.max(1.5, right - left - (right - left > 4 ? 1 : 0)), high);
  });
  drawTicks(brush, at, width, height);
}

function drawTicks(brush, at, width, height) {
  const { kind, starts } = stretches(firstDay, lastDay, Math.max(1, Math.floor(width / TICK_WIDE)));
  brush.fillStyle = ink.soft;
  brush.font = "11px system-ui, sans-serif";
  brush.textBaseline = "alphabetic";
  let free = -Infinity;
  for (const start of starts) {
    const left = at(start);
    const text = tickText(start, kind);
    const wide = brush.measureText(text).width;
    const x = Math.min(width - wide, Math.max(0, left - wide / 2));
    if (left < -1 || x < free) continue;
    brush.fillRect(Math.min(width - 1, left), BARS_HIGH + 1, 1, 4);
    brush.fillText(text, x, height - 1);
    free = x + wide + 8;
  }
}
