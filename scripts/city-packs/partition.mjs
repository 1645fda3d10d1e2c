import { addEdge, addLoop, doubleArea, edgesOf, GRID, loopsOf, toPoint } from './chain.mjs';

/** Grid units (about a metre) within which a corner is taken to lie on its neighbour's edge. */
const SNAP = 1.5;
/** Slivers between surveys are thin; anything larger (square kilometres) is left as it is. */
const LARGEST_SLIVER_SQ_KM = 0.5;
/** A detached piece smaller than this is a digitising speck, not an island. */
const SMALLEST_ISLAND_SQ_KM = 0.001;

/**
 * Wards as chains that tile the city: corners snapped to a grid, corners of one ward set into the
 * edges of the next, gaps given to the neighbour with the longest border on them, overlaps taken
 * from it, specks dropped. Input: one array of GeoJSON polygons per ward. Also returns what was mended.
 */
export function partition(wards) {
  const rings = wards.map((polygons) => polygons.flatMap((polygon) => polygon.map(toGrid)));
  const corners = indexCorners(rings.flat());
  const chains = rings.map((wardRings) => {
    const chain = new Map();
    for (const ring of wardRings)
      addLoop(
        chain,
        ring.flatMap((key, i) => splitEdge(key, ring[(i + 1) % ring.length], corners)),
      );
    return chain;
  });
  return { chains, mended: mend(chains) };
}

function toGrid(ring, index) {
  const keys = ring.slice(0, -1).map(([x, y]) => `${Math.round(x * GRID)},${Math.round(y * GRID)}`);
  const loop = keys.filter((key, i) => key !== keys[(i + 1) % keys.length]);
  const isClockwise = doubleArea(loop) < 0;
  return isClockwise === index > 0 ? loop : loop.reverse();
}

function indexCorners(rings) {
  const cells = new Map();
  for (const key of new Set(rings.flat())) {
    const [x, y] = toPoint(key);
    const cell = `${x >> 6},${y >> 6}`;
    cells.set(cell, [...(cells.get(cell) ?? []), { key, x, y }]);
  }
  return cells;
}

/** The edge's start and the corners lying on it, in order. */
function splitEdge(from, to, corners) {
  const [ax, ay] = toPoint(from);
  const [bx, by] = toPoint(to);
  const length = Math.hypot(bx - ax, by - ay);
  const found = [];
  for (let cx = (Math.min(ax, bx) - 2) >> 6; cx <= (Math.max(ax, bx) + 2) >> 6; cx++) {
    for (let cy = (Math.min(ay, by) - 2) >> 6; cy <= (Math.max(ay, by) + 2) >> 6; cy++) {
      for (const { key, x, y } of corners.get(`${cx},${cy}`) ?? []) {
        if (key === from || key === to) continue;
        const along = ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length;
        const off = Math.abs((bx - ax) * (y - ay) - (by - ay) * (x - ax)) / length;
        if (off <= SNAP && along > 0 && along < length) found.push({ key, along });
      }
    }
  }
  found.sort((a, b) => a.along - b.along);
  return [from, ...found.map((corner) => corner.key)];
}

function mend(chains) {
  const border = new Map();
  for (const chain of chains) for (const [from, to] of edgesOf(chain)) addEdge(border, from, to);
  const mended = { gaps: 0, overlaps: 0, specks: 0 };
  for (const loop of loopsOf(border, 'right')) {
    const sqKm = toSqKm(loop);
    const shares = chains.map((chain) => sharedEdges(chain, loop));
    const owner = shares.indexOf(Math.max(...shares));
    const isDetached = sqKm > 0 && shares[owner] === loop.length;
    const largest = isDetached ? SMALLEST_ISLAND_SQ_KM : LARGEST_SLIVER_SQ_KM;
    if (Math.abs(sqKm) > largest) continue;
    addLoop(chains[owner], loop.toReversed());
    mended[isDetached ? 'specks' : sqKm < 0 ? 'gaps' : 'overlaps'] += 1;
  }
  return mended;
}

function sharedEdges(chain, loop) {
  return loop.filter((key, i) => chain.has(`${key}>${loop[(i + 1) % loop.length]}`)).length;
}

/** Signed; positive is counter-clockwise. */
export function toSqKm(loop) {
  const latitude = (toPoint(loop[0])[1] / GRID) * (Math.PI / 180);
  const kmPerDegree = 111.2;
  return (doubleArea(loop) / 2 / GRID ** 2) * kmPerDegree ** 2 * Math.cos(latitude);
}
