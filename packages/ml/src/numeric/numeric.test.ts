import { describe, expect, it } from 'vitest';
import {
  createRandom,
  leastSquares,
  minimiseLbfgs,
  nelderMead,
  normalCdf,
  normalQuantile,
  quantile,
} from './index.ts';

const rosenbrock = (x: number, y: number) => 100 * (y - x * x) ** 2 + (1 - x) ** 2;

describe('numeric', () => {
  it('draws the same numbers from the same seed, spread evenly', () => {
    const first = createRandom(7);
    const again = createRandom(7);
    const drawn = Array.from({ length: 10_000 }, () => first.next());
    expect(drawn.slice(0, 5)).toEqual(Array.from({ length: 5 }, () => again.next()));
    expect(drawn.reduce((sum, x) => sum + x, 0) / drawn.length).toBeCloseTo(0.5, 1);
    expect(createRandom(8).next()).not.toBe(drawn[0]);
  });

  it('finds the valley of Rosenbrock with and without derivatives', () => {
    const simplex = nelderMead(([x = 0, y = 0]) => rosenbrock(x, y), [-1.2, 1], {
      maxEvaluations: 2_000,
      tolerance: 1e-14,
    });
    expect(simplex.at[0]).toBeCloseTo(1, 4);
    const newton = minimiseLbfgs(
      ([x = 0, y = 0], gradient) => {
        gradient[0] = -400 * x * (y - x * x) - 2 * (1 - x);
        gradient[1] = 200 * (y - x * x);
        return rosenbrock(x, y);
      },
      [-1.2, 1],
      { gradientTolerance: 1e-8, valueTolerance: 0 },
    );
    expect(newton.at[0]).toBeCloseTo(1, 5);
    expect(newton.at[1]).toBeCloseTo(1, 5);
  });

  it('solves least squares, also when columns repeat each other', () => {
    const ones = [1, 1, 1, 1];
    const x = [0, 1, 2, 3];
    const fitted = leastSquares([ones, x], [1, 3, 5, 7]);
    expect(fitted[0]).toBeCloseTo(1, 10);
    expect(fitted[1]).toBeCloseTo(2, 10);
    const doubled = leastSquares([ones, x, x], [1, 3, 5, 7]);
    expect((doubled[1] ?? 0) + (doubled[2] ?? 0)).toBeCloseTo(2, 10);
    const shrunk = leastSquares([x], [0, 2, 4, 6], 14);
    expect(shrunk[0]).toBeCloseTo(1, 10);
  });

  it('agrees with tables of the normal distribution and type 7 quantiles', () => {
    expect(normalQuantile(0.9)).toBeCloseTo(1.2815515655, 6);
    expect(normalQuantile(0.001)).toBeCloseTo(-3.0902323062, 6);
    expect(normalCdf(1.96)).toBeCloseTo(0.9750021049, 6);
    expect(quantile([4, 1, Number.NaN, 3, 2], 0.4)).toBeCloseTo(2.2, 12);
  });
});
