// drawn: what Python drew unasked, as pyvis was told: the leading part and its strongest ties.

import { data, pairBetween, rowOf } from "./data.js";

export const drawnNode = new Map(data.drawn.nodes.map((node) => [rowOf.get(node.id), node]));
export const drawnTie = new Map(data.drawn.edges.map((tie) => [pairBetween(tie.from, tie.to), tie]));
/** Whether a dense core has ties that the map does without at first. */
export const hasBackbone = data.drawn.edges.some((tie) => tie.gb_beside);
