import { cutArcs } from './arcs.mjs';
import { GRID } from './chain.mjs';
import { compareWards } from './compare-wards.mjs';
import { partition, toSqKm } from './partition.mjs';
import { toPolygons } from './polygons.mjs';
import { simplifyArcs } from './simplify-arcs.mjs';

/** How far a border may move; a phone's own place is seldom better than this. */
const TOLERANCE_METRES = 5;
const LARGEST_CHANGED_SHARE = 0.005;
const MEASURED_POINTS = 20_000;

/**
 * `wards`: [{ properties, geometry }], geometry as surveyed. Returns the FeatureCollection and what
 * was measured; throws when the result does not tile the city or too much ground changed ward.
 */
export function buildAreas(wards) {
  const original = wards.map(({ geometry }) =>
    geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates,
  );
  const { chains, mended } = partition(original);
  const polygons = toPolygons(simplifyArcs(cutArcs(chains), TOLERANCE_METRES), wards.length);
  const left = partition(polygons).mended;
  if (left.gaps + left.overlaps + left.specks > 0) {
    throw new Error(`wards do not tile the city: ${JSON.stringify(left)}`);
  }
  const measured = compareWards(original, polygons, MEASURED_POINTS);
  if (measured.inSeveral > 0 || measured.changed / measured.points > LARGEST_CHANGED_SHARE) {
    throw new Error(`simplified too much: ${JSON.stringify(measured)}`);
  }
  const features = wards.map(({ properties }, i) => ({
    type: 'Feature',
    properties: { ...properties, areaSqKm: toAreaSqKm(original[i]) },
    geometry: toGeometry(polygons[i]),
  }));
  return { features, mended, measured };
}

/** One ward a line: small to send, and a change shows as one line. */
export function formatAreas(features) {
  const lines = features.map((feature) => JSON.stringify(feature));
  return `{"type":"FeatureCollection","features":[\n${lines.join(',\n')}\n]}\n`;
}

function toGeometry(polygons) {
  return polygons.length === 1
    ? { type: 'Polygon', coordinates: polygons[0] }
    : { type: 'MultiPolygon', coordinates: polygons };
}

/** From the survey itself: the area column of the source is wrong for at least one ward. */
function toAreaSqKm(polygons) {
  const toLoop = (ring) => ring.slice(0, -1).map(([x, y]) => `${x * GRID},${y * GRID}`);
  const sqKm = polygons.reduce((sum, [outer, ...holes]) => {
    const cut = holes.reduce((all, hole) => all + Math.abs(toSqKm(toLoop(hole))), 0);
    return sum + Math.abs(toSqKm(toLoop(outer))) - cut;
  }, 0);
  return Math.round(sqKm * 100) / 100;
}
