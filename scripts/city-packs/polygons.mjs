import { addEdge, doubleArea, GRID, loopsOf, toPoint } from './chain.mjs';

/** Each ward's border as GeoJSON polygons, put together again from its arcs. */
export function toPolygons(arcs, wardCount) {
  const chains = Array.from({ length: wardCount }, () => new Map());
  for (const { points, left, right } of arcs) {
    for (let i = 1; i < points.length; i++) {
      if (left !== undefined) addEdge(chains[left], points[i - 1], points[i]);
      if (right !== undefined) addEdge(chains[right], points[i], points[i - 1]);
    }
  }
  return chains.map(toWardPolygons);
}

/** Largest first; counter-clockwise outside, clockwise holes (RFC 7946). */
function toWardPolygons(chain) {
  const loops = loopsOf(chain);
  const outer = loops.filter((loop) => doubleArea(loop) > 0);
  const holes = loops.filter((loop) => doubleArea(loop) < 0);
  outer.sort((a, b) => doubleArea(b) - doubleArea(a));
  return outer.map((loop) => [
    toRing(loop),
    ...holes.filter((hole) => isInside(hole, loop)).map(toRing),
  ]);
}

function toRing(loop) {
  return [...loop, loop[0]].map((key) => toPoint(key).map((unit) => unit / GRID));
}

function isInside(hole, loop) {
  const corner = hole.find((key) => !loop.includes(key));
  return corner !== undefined && isInRing(toPoint(corner), loop.map(toPoint));
}

/** Even-odd rule; a ring may or may not repeat its first point. */
export function isInRing([x, y], ring) {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [ax, ay] = ring[i];
    const [bx, by] = ring[j];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}
