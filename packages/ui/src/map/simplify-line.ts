export type PixelPoint = [xPx: number, yPx: number];

/**
 * Drops the points that move a line by less than `tolerancePx` (Douglas and Peucker 1973).
 * Iterative, because a coast of ten thousand points would overflow the stack.
 */
export function simplifyLine(points: readonly PixelPoint[], tolerancePx: number): PixelPoint[] {
  const last = points.length - 1;
  if (last < 2) return [...points];
  const kept = new Set([0, last]);
  const spans: [number, number][] = [[0, last]];
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [from, to] = span;
    const farthest = farthestBetween(points, from, to);
    if (farthest.distancePx <= tolerancePx) continue;
    kept.add(farthest.index);
    spans.push([from, farthest.index], [farthest.index, to]);
  }
  return points.filter((_, index) => kept.has(index));
}

function farthestBetween(points: readonly PixelPoint[], from: number, to: number) {
  const farthest = { index: from, distancePx: 0 };
  const start = points[from];
  const end = points[to];
  if (!start || !end) return farthest;
  for (let index = from + 1; index < to; index++) {
    const point = points[index];
    if (!point) continue;
    const distancePx = distanceToSegment(point, start, end);
    if (distancePx > farthest.distancePx) Object.assign(farthest, { index, distancePx });
  }
  return farthest;
}

function distanceToSegment([x, y]: PixelPoint, [ax, ay]: PixelPoint, [bx, by]: PixelPoint): number {
  const dx = bx - ax;
  const dy = by - ay;
  const lengthSquared = dx * dx + dy * dy;
  const along =
    lengthSquared === 0
      ? 0
      : Math.min(Math.max(((x - ax) * dx + (y - ay) * dy) / lengthSquared, 0), 1);
  return Math.hypot(x - ax - along * dx, y - ay - along * dy);
}
