import { describe, expect, it } from 'vitest';
import { coefficientsFromPartials, partialsFromCoefficients, rootsBeyond } from './partials.ts';

describe('partial autocorrelations', () => {
  it('lead to coefficients and back', () => {
    const partials = Float64Array.of(0.8, -0.5, 0.3, 0.95);
    const coefficients = new Float64Array(4);
    coefficientsFromPartials(partials, coefficients, 0, 4, new Float64Array(4));
    partialsFromCoefficients(coefficients)?.forEach((value, k) => {
      expect(value).toBeCloseTo(partials[k] ?? Number.NaN, 10);
    });
  });

  it('tell whether roots lie outside a circle without finding them', () => {
    // 1 - 0.5 z has its root at 2; 1 - 1.2 z + 0.36 z^2 twice at 1 / 0.6.
    expect(rootsBeyond([0.5], 1.99)).toBe(true);
    expect(rootsBeyond([0.5], 2.01)).toBe(false);
    expect(rootsBeyond([1.2, -0.36], 1.6)).toBe(true);
    expect(rootsBeyond([1.2, -0.36], 1.7)).toBe(false);
    expect(partialsFromCoefficients([1])).toBeUndefined();
  });
});
