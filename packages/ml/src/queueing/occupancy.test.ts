import { describe, expect, it } from 'vitest';
import { createRandom } from '../numeric/index.ts';
import { empiricalStay, forecastOccupancy, levelChances, lognormalStay } from './index.ts';

/** Stays of 1, 2, 2 and 4 days: after 0 days all are there, after 1 three of four, ... */
const stay = empiricalStay([1, 2, 2, 4]);

describe('lengths of stay', () => {
  it('survive as counted by hand, and those present by how long they have yet', () => {
    expect([0, 1, 2, 3, 4].map((day) => stay.survival(day))).toEqual([1, 0.75, 0.25, 0.25, 0]);
    // The shares add up to the mean stay, 2.25; what is left of them after one day is 1.25.
    expect(stay.residual(0)).toBe(1);
    expect(stay.residual(1)).toBeCloseTo(1.25 / 2.25, 12);
    expect(stay.residual(4)).toBe(0);
  });

  it('count stays that have not ended as long as they were watched', () => {
    const watched = empiricalStay([1, 2, 3], [true, false, true]);
    expect(watched.survival(1)).toBeCloseTo(2 / 3, 12);
    expect(watched.survival(2)).toBeCloseTo(2 / 3, 12);
    expect(watched.survival(3)).toBe(0);
  });

  it('are lognormal when few are known', () => {
    const curve = lognormalStay(3, 0.8);
    expect(curve.survival(0)).toBe(1);
    expect(curve.survival(3)).toBeCloseTo(0.5, 6);
    expect(curve.survival(3 * Math.exp(0.8))).toBeCloseTo(0.158655, 5);
  });

  it('cannot be learnt from nothing', () => {
    expect(() => empiricalStay([])).toThrow(/Stays are needed/);
    expect(() => lognormalStay(0, 1)).toThrow(/more than 0/);
  });
});

describe('occupancy', () => {
  const input = { census: 3, daysInBed: [0, 1, 3], arrivals: [2, 4], stay };

  it('is the census on day 0, for certain', () => {
    const forecast = forecastOccupancy(input);
    expect(forecast.mean[0]).toBe(3);
    expect(forecast.variance[0]).toBe(0);
    expect(forecast.atMost(2, 0)).toBe(0);
    expect(forecast.atMost(3, 0)).toBe(1);
    expect(forecast.freeWith(0.9, 10, 0)).toBe(7);
  });

  it('gives the numbers worked out by hand', () => {
    const forecast = forecastOccupancy(input);
    // Day 1: 0.75 + 0.25/0.75 + 0 of those present, and the 2 who came.
    expect(forecast.mean[1]).toBeCloseTo(0.75 + 1 / 3 + 2, 12);
    expect(forecast.variance[1]).toBeCloseTo(0.75 * 0.25 + (1 / 3) * (2 / 3) + 2, 12);
    // Day 2: 0.25 + 0.25/0.75 + 0, 0.75 of the 2, and the 4 who came.
    expect(forecast.mean[2]).toBeCloseTo(0.25 + 1 / 3 + 1.5 + 4, 12);
    expect(forecast.variance[2]).toBeCloseTo(0.1875 + 2 / 9 + 1.5 + 4, 12);
  });

  it('lets uncertain admissions widen it', () => {
    const certain = forecastOccupancy({ ...input, arrivalVariances: [0, 0] });
    const wide = forecastOccupancy({ ...input, arrivalVariances: [9, 9] });
    expect(certain.variance[1]).toBeCloseTo(0.1875 + 2 / 9, 12);
    expect((wide.variance[2] as number) - (certain.variance[2] as number)).toBeCloseTo(
      9 + 0.75 ** 2 * 9,
      12,
    );
  });

  it('stays what it is when as many come as leave', () => {
    const steady = forecastOccupancy({ census: 45, arrivals: new Array(10).fill(20), stay });
    for (const mean of steady.mean) expect(mean).toBeCloseTo(45, 9);
  });

  it('agrees with a simulation of every patient', () => {
    const random = createRandom(7);
    const curve = lognormalStay(4, 0.7);
    const ages = Array.from({ length: 60 }, (_, i) => i % 6);
    const arrivals = [14, 18, 25, 16, 12];
    const forecast = forecastOccupancy({ census: 60, daysInBed: ages, arrivals, stay: curve });
    const drawStay = () => 4 * Math.exp(0.7 * random.normal());
    const runs = 4_000;
    const ends = Array.from({ length: runs }, () => {
      let there = 0;
      for (const age of ages) {
        let days = drawStay();
        while (days <= age) days = drawStay();
        if (days > age + 5) there++;
      }
      arrivals.forEach((expected, i) => {
        for (let k = poisson(expected, random.next); k > 0; k--) {
          if (drawStay() > 4 - i) there++;
        }
      });
      return there;
    });
    const mean = ends.reduce((sum, one) => sum + one, 0) / runs;
    const variance = ends.reduce((sum, one) => sum + (one - mean) ** 2, 0) / runs;
    expect(forecast.mean[5]).toBeCloseTo(mean, 0);
    expect(Math.abs((forecast.variance[5] as number) / variance - 1)).toBeLessThan(0.08);
    const beds = 90;
    const free = forecast.freeWith(0.9, beds, 5);
    const held = ends.filter((taken) => beds - taken >= free).length / runs;
    expect(held).toBeGreaterThan(0.88);
    expect(held).toBeLessThan(0.95);
  });

  it('wants an age for each patient', () => {
    expect(() => forecastOccupancy({ ...input, census: 4 })).toThrow(/4 patients/);
  });
});

describe('chances of levels', () => {
  const thresholds = { blocking: [0.01, 0.05, 0.15], nedocs: [61, 101, 141] } as const;

  it('add up to 1, and are certain for the census', () => {
    const forecast = forecastOccupancy({ census: 40, arrivals: [20, 20, 20], stay });
    expect(levelChances(forecast, 50, 0, thresholds).filter((chance) => chance === 1)).toHaveLength(
      1,
    );
    const chances = levelChances(forecast, 50, 3, thresholds);
    expect(chances.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 12);
    expect(Math.min(...chances)).toBeGreaterThanOrEqual(0);
  });

  it('move towards the worst level when more come', () => {
    const at = (arrivals: number) =>
      levelChances(
        forecastOccupancy({ census: 40, arrivals: [arrivals, arrivals], stay }),
        50,
        2,
        thresholds,
      )[3];
    expect(at(30)).toBeGreaterThan(at(20));
    expect(at(60)).toBeGreaterThan(0.99);
  });
});

const poisson = (mean: number, next: () => number): number => {
  let product = next();
  let count = 0;
  while (product > Math.exp(-mean)) {
    product *= next();
    count++;
  }
  return count;
};
