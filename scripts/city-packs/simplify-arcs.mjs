import { GRID, toPoint } from './chain.mjs';
import { findCrossings } from './find-crossings.mjs';

const METRES_PER_DEGREE = 111_200;

/**
 * Douglas and Peucker (1973) on each arc; ends stay. Arcs that would cross, touch or coincide after
 * it are simplified less, until none does, so the wards still tile the city exactly.
 */
export function simplifyArcs(arcs, toleranceMetres) {
  const tolerances = arcs.map(() => toleranceMetres);
  const lines = arcs.map((arc) => simplifyLine(arc.points, toleranceMetres));
  for (;;) {
    const crossed = findCrossings(lines);
    if (crossed.size === 0) break;
    const loosest = [...crossed].filter((i) => tolerances[i] > 0);
    if (loosest.length === 0) throw new Error('borders cross in the source itself');
    for (const i of loosest) {
      tolerances[i] = tolerances[i] > 0.5 ? tolerances[i] / 2 : 0;
      lines[i] = simplifyLine(arcs[i].points, tolerances[i]);
    }
  }
  return arcs.map((arc, i) => ({ ...arc, points: lines[i] }));
}

function simplifyLine(points, toleranceMetres) {
  if (toleranceMetres === 0 || points.length < 3) return points;
  const metres = points.map(toMetres);
  const kept = new Set([0, points.length - 1]);
  if (points[0] === points.at(-1)) keepTriangle(metres, kept);
  const anchors = [...kept].sort((a, b) => a - b);
  for (let i = 1; i < anchors.length; i++) {
    keepFarthest(metres, anchors[i - 1], anchors[i], toleranceMetres, kept);
  }
  return points.filter((_, i) => kept.has(i));
}

/** A closed arc has no two ends to draw a line between: three far corners stand in for them. */
function keepTriangle(metres, kept) {
  const far = indexOfMax(metres, (p) => Math.hypot(p[0] - metres[0][0], p[1] - metres[0][1]));
  const third = indexOfMax(metres, (p) => distance(p, metres[0], metres[far]));
  kept.add(far).add(third);
}

function keepFarthest(metres, first, last, toleranceMetres, kept) {
  const stack = [[first, last]];
  while (stack.length > 0) {
    const [from, to] = stack.pop();
    let farthest = -1;
    let most = toleranceMetres;
    for (let i = from + 1; i < to; i++) {
      const off = distance(metres[i], metres[from], metres[to]);
      if (off > most) {
        most = off;
        farthest = i;
      }
    }
    if (farthest < 0) continue;
    kept.add(farthest);
    stack.push([from, farthest], [farthest, to]);
  }
}

function distance([x, y], [ax, ay], [bx, by]) {
  const squared = (bx - ax) ** 2 + (by - ay) ** 2;
  const along = squared === 0 ? 0 : ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / squared;
  const t = Math.max(0, Math.min(1, along));
  return Math.hypot(x - ax - t * (bx - ax), y - ay - t * (by - ay));
}

function indexOfMax(items, measure) {
  return items.reduce((best, item, i) => (measure(item) > measure(items[best]) ? i : best), 0);
}

function toMetres(key) {
  const [x, y] = toPoint(key);
  const metres = METRES_PER_DEGREE / GRID;
  return [x * metres * Math.cos(((y / GRID) * Math.PI) / 180), y * metres];
}
