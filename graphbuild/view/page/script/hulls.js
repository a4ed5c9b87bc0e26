// hulls: communities as areas with the names of their leading entities, where the reader is so
// far away that the names of entities have no room.

import { entity } from "./data.js";
import { state } from "./state.js";
import { hasFar, leadingRows, membersNow, shownRows } from "./membership.js";
import { spacingOf } from "./spacing.js";
import { FACE } from "./face.js";
import { widthOf } from "./labels.js";
import { focusAt, placeOf } from "./places.js";
import { network } from "./scene.js";
import { communityColor, sizeOf } from "./shapes.js";
import { outline, together } from "./reckoning/hulls.js";

const NARROW = 19; // pixels that an entity has for itself each way: with less, hulls are shown
const [FEWEST, MOST_HULLS] = [5, 16];
const MOST_COVERED = 3; // times, on the average
const PAD = 26; // pixels of the map between an entity and the border
const HULL_SIZE = 13.5;
const HULL_FONT = `600 ${HULL_SIZE}px ${FACE}`;

let reckoned = { of: null, pinned: null, size: "", hulls: [] };

function hulls() {
  const of = membersNow();
  const { pinned, size } = state;
  if (reckoned.of === of && reckoned.pinned === pinned && reckoned.size === size) return reckoned.hulls;
  const groups = new Map();
  for (const row of of) {
    const community = entity.community[row];
    if (!groups.has(community)) groups.set(community, []);
    groups.get(community).push(row);
  }
  const made = [...groups].filter(([, members]) => members.length >= FEWEST)
    .sort((a, b) => b[1].length - a[1].length || a[0] - b[0]).slice(0, MOST_HULLS).map(([community, members]) => {
      const leading = members.sort((a, b) => sizeOf(b) - sizeOf(a) || a - b).slice(0, 3);
      const near = together(members.map(placeOf));
      const corners = outline(near.flatMap(([x, y]) => [[-PAD, 0], [PAD, 0], [0, -PAD], [0, PAD]]
        .map(([right, down]) => /** @type {[number, number]} */ ([x + right, y + down]))));
      return { community, members, leading, corners, text: leading.map((row) => entity.name[row]).join(", ") };
    });
  reckoned = { of, pinned, size, hulls: areApart(made) ? made : [] };
  return reckoned.hulls;
}

const boxed = (corners) => [0, 1].map((axis) => corners.map((corner) => corner[axis]))
  .reduce((area, values) => area * (Math.max(...values) - Math.min(...values)), 1);
/** Whether areas tell communities apart: those that all lie upon each other are one grey sheet. */
const areApart = (areas) => areas.reduce((sum, { corners }) => sum + boxed(corners), 0) <
  MOST_COVERED * boxed(areas.flatMap(({ corners }) => corners));

/** The communities as areas, none where the reader is near enough for names. */
export function hullsNow() {
  if (focusAt || state.layout !== "force" || shownRows.size < 60) return [];
  return network && spacingOf(hasFar() ? leadingRows : shownRows) * network.getScale() < NARROW ? hulls() : [];
}

/** Their names as labels in screen pixels around the map's 0, 0; none upon another. */
export function hullLabels(areas, scale) {
  const taken = [];
  return areas.flatMap(({ community, corners, leading, text }) => {
    const [xs, ys] = [0, 1].map((axis) => corners.map((corner) => corner[axis] * scale));
    const [middle, top, low] = [(Math.min(...xs) + Math.max(...xs)) / 2, Math.min(...ys), Math.max(...ys)];
    for (const written of [text, leading.slice(0, 2).map((row) => entity.name[row]).join(", "), entity.name[leading[0]]]) {
      const width = widthOf(written, HULL_FONT);
      for (const y of [(top + low) / 2, top - 4, low + 4, (top * 3 + low) / 4, (top + low * 3) / 4]) {
        const box = [middle - width / 2 - 4, y - HULL_SIZE / 2 - 3, middle + width / 2 + 4, y + HULL_SIZE / 2 + 3];
        if (taken.some((each) => box[0] < each[2] && box[2] > each[0] && box[1] < each[3] && box[3] > each[1])) continue;
        taken.push(box);
        return [{ row: leading[0], text: written, font: HULL_FONT, size: HULL_SIZE, x: middle - width / 2, y: y - HULL_SIZE / 2, width,
                  color: communityColor(community) }];
      }
    }
    return [];
  });
}
