import { describe, expect, it } from 'vitest';
import { createRandom } from '../numeric/index.ts';
import { createSurpriseTail } from './surprise-tail.ts';

describe('the surprise of a statistic', () => {
  it('is -log10 of how often it is reached, also far out in a Pareto tail', () => {
    const random = createRandom(3);
    const draw = () => (1 - random.next()) ** (-1 / 3);
    const tail = createSurpriseTail({ memory: 4000, most: 10 });
    for (let i = 0; i < 20_000; i++) tail.surprise(draw());
    // P(X > x) = x^-3.
    for (const x of [1.5, 2, 5, 10]) {
      expect(Math.abs(tail.surprise(x) - 3 * Math.log10(x))).toBeLessThan(0.35);
    }
  });

  it('exceeds 1 for about one value in ten', () => {
    const random = createRandom(4);
    const tail = createSurpriseTail();
    let exceeded = 0;
    for (let i = 0; i < 5000; i++) {
      if (tail.surprise(Math.abs(random.normal())) > 1) exceeded++;
    }
    expect(exceeded / 4900).toBeGreaterThan(0.085);
    expect(exceeded / 4900).toBeLessThan(0.115);
  });

  it('does not find a constant surprising, nor what is missing', () => {
    const tail = createSurpriseTail();
    for (let i = 0; i < 500; i++) expect(tail.surprise(0)).toBeLessThan(1e-9);
    expect(tail.surprise(Number.NaN)).toBe(0);
    expect(tail.surprise(1)).toBeGreaterThan(2);
  });

  it('forgets what is older than its memory', () => {
    const tail = createSurpriseTail({ memory: 300 });
    const random = createRandom(6);
    for (let i = 0; i < 300; i++) tail.surprise(10 + random.next());
    for (let i = 0; i < 300; i++) tail.surprise(1 + random.next());
    expect(tail.surprise(10)).toBeGreaterThan(3);
  });
});
