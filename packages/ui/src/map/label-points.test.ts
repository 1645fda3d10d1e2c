import { describe, expect, it } from 'vitest';
import { ringCentre } from './label-points.ts';

describe('ringCentre', () => {
  it('is the middle of a square, whichever way the ring runs', () => {
    const square = [
      [77.5, 12.9],
      [77.6, 12.9],
      [77.6, 13],
      [77.5, 13],
      [77.5, 12.9],
    ];
    for (const ring of [square, [...square].reverse()]) {
      const centre = ringCentre(ring);
      expect(centre.lng).toBeCloseTo(77.55);
      expect(centre.lat).toBeCloseTo(12.95);
      expect(centre.size).toBeCloseTo(0.01);
    }
  });
});
