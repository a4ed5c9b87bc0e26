// rings: who stands around one: nearer ones inside, by type, and the strongest first.

const BESIDE = 40; // pixels between neighbours on a ring
const OUTWARDS = 92; // pixels between rings

/**
 * Places around 0, 0, of each ring's rows.
 * @param {{ row: number, hop: number, type: number, strength: number }[]} members
 * @returns {Map<number, [number, number]>}
 */
export function ringsAround(members) {
  const places = new Map();
  let reach = 70;
  const hops = [...new Set(members.map(({ hop }) => hop))].sort((a, b) => a - b);
  for (const hop of hops) {
    let left = members.filter((each) => each.hop === hop)
      .sort((a, b) => b.strength - a.strength || a.row - b.row);
    while (left.length) {
      reach += OUTWARDS;
      const room = Math.max(6, Math.floor((2 * Math.PI * reach) / BESIDE));
      // The strongest within; those of one ring by type, then again by strength.
      const ring = left.slice(0, room).sort((a, b) => a.type - b.type || b.strength - a.strength || a.row - b.row);
      left = left.slice(room);
      ring.forEach(({ row }, n) => {
        const angle = ((n + 0.5) / ring.length) * 2 * Math.PI - Math.PI / 2;
        places.set(row, [Math.round(reach * Math.cos(angle) * 1.3), Math.round(reach * Math.sin(angle))]);
      });
    }
    reach += OUTWARDS * 0.35;
  }
  return places;
}
