import { toPoint } from './chain.mjs';

/** Cell of the search grid, as a power of two of grid units: 2^9 is about half a kilometre. */
const CELL_BITS = 9;

/** Indices of the lines with a segment that crosses, touches or coincides with another segment. */
export function findCrossings(lines) {
  const cells = new Map();
  const crossed = new Set();
  lines.forEach((points, line) => {
    for (let i = 1; i < points.length; i++) {
      const segment = { line, from: points[i - 1], to: points[i] };
      segment.a = toPoint(segment.from);
      segment.b = toPoint(segment.to);
      for (const cell of cellsOf(segment)) {
        const others = cells.get(cell) ?? [];
        for (const other of others) {
          if (meet(segment, other)) crossed.add(line).add(other.line);
        }
        others.push(segment);
        cells.set(cell, others);
      }
    }
  });
  return crossed;
}

function* cellsOf({ a, b }) {
  for (let x = Math.min(a[0], b[0]) >> CELL_BITS; x <= Math.max(a[0], b[0]) >> CELL_BITS; x++) {
    for (let y = Math.min(a[1], b[1]) >> CELL_BITS; y <= Math.max(a[1], b[1]) >> CELL_BITS; y++) {
      yield `${x},${y}`;
    }
  }
}

/** True when two segments share a point that is not an end of both. */
function meet(s, t) {
  const shared = [s.from, s.to].filter((key) => key === t.from || key === t.to).length;
  if (shared === 2) return true;
  if (shared === 1) {
    return isWithin(t, s.a) || isWithin(t, s.b) || isWithin(s, t.a) || isWithin(s, t.b);
  }
  const d1 = turn(s.a, s.b, t.a);
  const d2 = turn(s.a, s.b, t.b);
  const d3 = turn(t.a, t.b, s.a);
  const d4 = turn(t.a, t.b, s.b);
  if (d1 * d2 < 0 && d3 * d4 < 0) return true;
  return isWithin(t, s.a) || isWithin(t, s.b) || isWithin(s, t.a) || isWithin(s, t.b);
}

/** On the segment, its ends not counted. Exact: coordinates are integers. */
function isWithin({ a, b }, p) {
  if (turn(a, b, p) !== 0) return false;
  const along = (p[0] - a[0]) * (b[0] - a[0]) + (p[1] - a[1]) * (b[1] - a[1]);
  return along > 0 && along < (b[0] - a[0]) ** 2 + (b[1] - a[1]) ** 2;
}

/** Sign: on which side of a-b the point lies. */
function turn(a, b, p) {
  return Math.sign((b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]));
}
