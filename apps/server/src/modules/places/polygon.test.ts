import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Boundary, bboxOf, centreOf, contains, type Position } from './polygon.ts';

const square = (west: number, south: number, side: number): Position[] => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
  [west, south],
];

/** A star around the origin: any list of radii makes a ring that does not cross itself. */
const star = fc
  .array(fc.double({ min: 0.2, max: 3, noNaN: true }), { minLength: 3, maxLength: 24 })
  .map((radii): Position[] => {
    const corners = radii.map((radius, index): Position => {
      const angle = (2 * Math.PI * index) / radii.length;
      return [radius * Math.cos(angle), radius * Math.sin(angle)];
    });
    return [...corners, ...corners.slice(0, 1)];
  });

const coordinate = fc.double({ min: -3.5, max: 3.5, noNaN: true });
const place = fc.record({ lat: coordinate, lng: coordinate });
const polygon = (...coordinates: Position[][]): Boundary => ({ type: 'Polygon', coordinates });

describe('contains', () => {
  it('agrees with the winding number for any star', () => {
    fc.assert(
      fc.property(star, place, (ring, at) => {
        const turns = windingNumber(ring, at.lng, at.lat);
        // On the very edge either answer is right.
        fc.pre(Math.abs(turns - Math.round(turns)) < 1e-6);
        expect(contains(polygon(ring), at)).toBe(Math.round(turns) !== 0);
      }),
      { numRuns: 2_000 },
    );
  });

  it('does not depend on where a ring begins, nor which way it goes', () => {
    fc.assert(
      fc.property(star, place, fc.nat(), (ring, at, shift) => {
        const open = ring.slice(1);
        const from = shift % open.length;
        const turned = [...open.slice(from), ...open.slice(0, from)];
        const other = [...turned, ...turned.slice(0, 1)].reverse();
        expect(contains(polygon(other), at)).toBe(contains(polygon(ring), at));
      }),
    );
  });

  it('puts a place in exactly one of the parts that a cut makes', () => {
    fc.assert(
      fc.property(star, place, (ring, at) => {
        // On a cut any answer is right, and so close to it that doubles cannot tell.
        fc.pre(ring.every(([x, y]) => Math.abs(x * at.lat - y * at.lng) > 1e-9));
        const cuts = ring.slice(1).map((to, index): Boundary => {
          const from = ring[index] ?? to;
          return polygon([[0, 0], from, to, [0, 0]]);
        });
        const holders = cuts.filter((part) => contains(part, at)).length;
        expect(holders).toBe(contains(polygon(ring), at) ? 1 : 0);
      }),
      { numRuns: 2_000 },
    );
  });

  it('leaves holes out, and islands in holes in', () => {
    const ringed: Boundary = {
      type: 'MultiPolygon',
      coordinates: [[square(0, 0, 10), square(2, 2, 6)], [square(4, 4, 2)]],
    };
    expect(contains(ringed, { lat: 1, lng: 1 })).toBe(true);
    expect(contains(ringed, { lat: 3, lng: 3 })).toBe(false);
    expect(contains(ringed, { lat: 5, lng: 5 })).toBe(true);
    expect(contains(ringed, { lat: 11, lng: 5 })).toBe(false);
  });
});

describe('centreOf', () => {
  it('is a place inside, also when the centroid is not', () => {
    const horseshoe = polygon([
      [0, 0],
      [10, 0],
      [10, 10],
      [9, 10],
      [9, 1],
      [1, 1],
      [1, 10],
      [0, 10],
      [0, 0],
    ]);
    expect(contains(horseshoe, centreOf(horseshoe))).toBe(true);
    expect(centreOf(polygon(square(77, 12, 1)))).toEqual({ lat: 12.5, lng: 77.5 });
  });
});

describe('bboxOf', () => {
  it('spans all parts', () => {
    const two: Boundary = {
      type: 'MultiPolygon',
      coordinates: [[square(0, 0, 1)], [square(5, 7, 2)]],
    };
    expect(bboxOf(two)).toEqual([0, 0, 7, 9]);
  });
});

const windingNumber = (ring: Position[], lng: number, lat: number): number => {
  let angle = 0;
  for (const [index, [x1, y1]] of ring.entries()) {
    const [x0, y0] = ring[index - 1] ?? [x1, y1];
    const [ax, ay, bx, by] = [x0 - lng, y0 - lat, x1 - lng, y1 - lat];
    angle += Math.atan2(ax * by - ay * bx, ax * bx + ay * by);
  }
  return angle / (2 * Math.PI);
};
