import { describe, expect, it } from 'vitest';
import { createRandom } from '../numeric/index.ts';
import { fitCalibration } from './fit-calibration.ts';

describe('the calibration of alarms', () => {
  it('finds the line that the incidents follow', () => {
    const random = createRandom(8);
    const surprises = Float64Array.from({ length: 5000 }, () => 4 * random.next());
    const incidents = Array.from(surprises, (x) => random.next() < 1 / (1 + Math.exp(3 - 2 * x)));
    const { intercept, slope } = fitCalibration(surprises, incidents);
    expect(Math.abs(intercept + 3)).toBeLessThan(0.3);
    expect(Math.abs(slope - 2)).toBeLessThan(0.2);
  });

  it('stays finite and rising when incidents lie apart, or there are none', () => {
    const apart = fitCalibration([1, 1.1, 3, 3.1], [false, false, true, true]);
    expect(apart.slope).toBeGreaterThan(0.1);
    expect(apart.slope).toBeLessThan(20);
    const none = fitCalibration([1, 2, 3], [false, false, false]);
    expect(none.slope).toBeGreaterThanOrEqual(0.1);
    expect(Number.isFinite(none.intercept)).toBe(true);
  });
});
