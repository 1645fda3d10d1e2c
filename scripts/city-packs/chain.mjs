/**
 * A chain is a ward's border as a set of directed edges `a>b` between grid points (`x,y` in 1e-5
 * degrees), interior on the left. Two opposite edges cancel, so adding chains is the union of
 * wards that touch, and the sum over all wards is the border of the city.
 */
export const GRID = 1e5;

export const toPoint = (key) => key.split(',').map(Number);

export function addEdge(chain, from, to) {
  if (from === to) return;
  const opposite = `${to}>${from}`;
  const known = chain.get(opposite) ?? 0;
  if (known > 1) chain.set(opposite, known - 1);
  else if (known === 1) chain.delete(opposite);
  else chain.set(`${from}>${to}`, (chain.get(`${from}>${to}`) ?? 0) + 1);
}

export function addLoop(chain, loop) {
  for (let i = 0; i < loop.length; i++) addEdge(chain, loop[i], loop[(i + 1) % loop.length]);
}

export function* edgesOf(chain) {
  for (const [edge, count] of chain) {
    const [from, to] = edge.split('>');
    for (let i = 0; i < count; i++) yield [from, to];
  }
}

/**
 * Closed loops of grid points. Where a chain touches itself, the sharpest turn to `side` is taken:
 * left keeps pieces apart, right keeps the outline whole and so lays bare the gaps along it.
 */
export function loopsOf(chain, side = 'left') {
  const outgoing = new Map();
  for (const [from, to] of edgesOf(chain)) outgoing.set(from, [...(outgoing.get(from) ?? []), to]);
  const loops = [];
  for (const [start, ends] of outgoing) {
    while (ends.length > 0) {
      const path = [start];
      const seen = new Map([[start, 0]]);
      let previous;
      let here = start;
      do {
        const next = takeNext(outgoing, previous, here, side);
        previous = here;
        here = next;
        const at = seen.get(here);
        if (at === undefined) {
          seen.set(here, path.length);
          path.push(here);
        } else {
          const loop = path.splice(at + 1);
          for (const key of loop) seen.delete(key);
          loops.push([here, ...loop]);
          previous = path.at(-2);
        }
      } while (here !== start || path.length > 1);
    }
  }
  return loops.filter((loop) => loop.length > 2);
}

/** Twice the signed area of a loop, in grid units; positive is counter-clockwise. */
export function doubleArea(loop) {
  let sum = 0;
  for (let i = 0; i < loop.length; i++) {
    const [ax, ay] = toPoint(loop[i]);
    const [bx, by] = toPoint(loop[(i + 1) % loop.length]);
    sum += ax * by - bx * ay;
  }
  return sum;
}

function takeNext(outgoing, previous, here, side) {
  const ends = outgoing.get(here) ?? [];
  if (ends.length === 0) throw new Error(`border does not close at ${here}`);
  if (ends.length === 1 || previous === undefined) return ends.pop();
  const back = angle(here, previous);
  const turn = (end) => (back - angle(here, end) + 4 * Math.PI) % (2 * Math.PI);
  const best = ends.reduce((a, b) => (turn(b) < turn(a) === (side === 'left') ? b : a));
  ends.splice(ends.indexOf(best), 1);
  return best;
}

function angle(from, to) {
  const [ax, ay] = toPoint(from);
  const [bx, by] = toPoint(to);
  return Math.atan2(by - ay, bx - ax);
}
