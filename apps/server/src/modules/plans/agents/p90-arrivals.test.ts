import { forecastOccupancy, lognormalStay } from '@pulse/ml/queueing';
import { describe, expect, it } from 'vitest';
import { p90Arrivals } from './p90-arrivals.ts';

describe('arrivals of the P90 scenario', () => {
  const stay = lognormalStay(4, 0.8);
  const days = 10;
  const list = (of: (day: number) => number) => Array.from({ length: days }, (_, day) => of(day));
  const p50 = list((day) => (day === 0 ? 0 : 5 + (day % 3)));
  const wide = 1.2815515655446004 * 3;
  const demand = {
    department: 'ward' as const,
    beds: [],
    census: 22,
    meanStayDays: 4,
    censusStaying: list((day) => stay.residual(day)),
    staying: list((day) => stay.survival(day)),
    admitted: { p50, p90: p50.map((many, day) => (day === 0 ? 0 : many + wide)) },
  };

  it('fill beds on each day as far as the bed forecast says of one time in ten', () => {
    const forecast = forecastOccupancy({
      census: 22,
      arrivals: p50.slice(1),
      arrivalVariances: p50.slice(1).map(() => 9),
      stay,
    });
    const path = p90Arrivals(demand, days);
    for (let day = 1; day < days; day++) {
      let patients = 22 * stay.residual(day);
      for (let came = 0; came <= day; came++) {
        patients += (path[came] ?? 0) * stay.survival(day - came);
      }
      const high =
        (forecast.mean[day] ?? 0) + 1.2815515655446004 * Math.sqrt(forecast.variance[day] ?? 0);
      expect(patients).toBeCloseTo(high, 6);
    }
  });

  it('are never fewer than expected, and fewer in all than if each day were its own P90', () => {
    const path = p90Arrivals(demand, days);
    const sum = (all: readonly number[]) => all.reduce((total, one) => total + one, 0);
    for (const [day, many] of path.entries()) expect(many).toBeGreaterThanOrEqual(p50[day] ?? 0);
    expect(sum(path)).toBeGreaterThan(sum(p50));
    expect(sum(path)).toBeLessThan(sum(demand.admitted.p90));
  });
});
