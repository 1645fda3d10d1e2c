import { edgesOf } from './chain.mjs';

/**
 * Cuts the borders of all wards into arcs: runs of edges that part the same two wards. A shared
 * arc is one object, so whatever is done to it is done to both sides.
 */
export function cutArcs(chains) {
  const sides = new Map();
  const neighbours = new Map();
  chains.forEach((chain, ward) => {
    for (const [from, to] of edgesOf(chain)) {
      const isForward = from < to;
      const name = isForward ? `${from}>${to}` : `${to}>${from}`;
      const side = sides.get(name) ?? {};
      side[isForward ? 'left' : 'right'] = ward;
      sides.set(name, side);
      for (const [a, b] of [
        [from, to],
        [to, from],
      ]) {
        if (!neighbours.has(a)) neighbours.set(a, new Set());
        neighbours.get(a).add(b);
      }
    }
  });
  const isNode = (key) => neighbours.get(key).size !== 2;
  const nodes = [...neighbours.keys()].filter(isNode);
  const done = new Set();
  const arcs = [];
  const follow = (start, first) => {
    const points = [start];
    let previous = start;
    let here = first;
    for (;;) {
      done.add(nameOf(previous, here));
      points.push(here);
      if (here === start || isNode(here)) break;
      const next = [...neighbours.get(here)].find((key) => key !== previous);
      previous = here;
      here = next;
    }
    const side = sides.get(nameOf(points[0], points[1]));
    const isForward = points[0] < points[1];
    arcs.push({
      points,
      left: isForward ? side.left : side.right,
      right: isForward ? side.right : side.left,
    });
  };
  for (const start of [...nodes, ...neighbours.keys()]) {
    for (const first of neighbours.get(start)) {
      if (!done.has(nameOf(start, first))) follow(start, first);
    }
  }
  return arcs;
}

function nameOf(a, b) {
  return a < b ? `${a}>${b}` : `${b}>${a}`;
}
