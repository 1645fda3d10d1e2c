import { isInRing } from './polygons.mjs';
import { createRandom } from './random.mjs';

/**
 * Draws points in the original city and asks both ward maps where each lies.
 * Wards are arrays of GeoJSON polygons, in the same order on both sides.
 */
export function compareWards(original, simplified, pointCount) {
  const random = createRandom(20120001);
  const before = original.map(withBox);
  const after = simplified.map(withBox);
  const [west, south, east, north] = before.reduce(
    (all, { box }) => [
      Math.min(all[0], box[0]),
      Math.min(all[1], box[1]),
      Math.max(all[2], box[2]),
      Math.max(all[3], box[3]),
    ],
    [180, 90, -180, -90],
  );
  const found = { points: 0, changed: 0, inNone: 0, inSeveral: 0, ambiguousBefore: 0 };
  while (found.points < pointCount) {
    const point = [west + random() * (east - west), south + random() * (north - south)];
    const old = wardsAt(before, point);
    if (old.length === 0) continue;
    const now = wardsAt(after, point);
    found.points += 1;
    if (old.length > 1) found.ambiguousBefore += 1;
    if (now.length === 0) found.inNone += 1;
    if (now.length > 1) found.inSeveral += 1;
    if (now[0] !== old[0]) found.changed += 1;
  }
  return found;
}

function withBox(polygons) {
  const points = polygons.flatMap((polygon) => polygon[0]);
  const xs = points.map((point) => point[0]);
  const ys = points.map((point) => point[1]);
  return { polygons, box: [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)] };
}

function wardsAt(wards, point) {
  const hits = [];
  wards.forEach(({ polygons, box }, ward) => {
    if (point[0] < box[0] || point[0] > box[2] || point[1] < box[1] || point[1] > box[3]) return;
    const isHit = polygons.some(
      ([outer, ...holes]) => isInRing(point, outer) && !holes.some((hole) => isInRing(point, hole)),
    );
    if (isHit) hits.push(ward);
  });
  return hits;
}
