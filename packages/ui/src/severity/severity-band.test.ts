import { describe, expect, it } from 'vitest';
import { severityBand } from './severity-band.ts';

describe('severityBand', () => {
  it('splits 1-10 into four bands', () => {
    const bands = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map(severityBand);
    expect(bands).toEqual([
      ...['low', 'low', 'low'],
      ...['moderate', 'moderate', 'moderate'],
      ...['high', 'high'],
      ...['critical', 'critical'],
    ]);
  });

  it('keeps values from outside the scale in the nearest band', () => {
    expect(severityBand(0)).toBe('low');
    expect(severityBand(12)).toBe('critical');
  });
});
