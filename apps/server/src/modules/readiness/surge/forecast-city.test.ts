import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AppliedForecast } from './apply-fit.ts';
import { fitSeries } from './fit-series.ts';
import { type CityFits, forecastCity, type HospitalFits } from './forecast-city.ts';
import type { SeriesFit } from './series-fit.ts';
import { createSurgeWalk } from './surge-walk.ts';
import { after, daysOf, feasts, firstDay } from './testing/made-up-days.ts';

const learnt = fitSeries(
  createSurgeWalk({ rows: daysOf(40, 1), holidays: feasts, stream: 'all', horizon: 14 }),
  after(40),
);
if (!learnt) throw new Error('nothing was fitted');

/** The same series with more or fewer people, wider or narrower. */
const sized = (size: number, wide = 1): SeriesFit => ({
  ...learnt,
  level: learnt.level.map((value) => size * value),
  base: size * learnt.base,
  lately: size * learnt.lately,
  shape: { ...learnt.shape, steps: learnt.shape.steps.map((step) => wide * step) },
});

const unitNames = ['ed', 'respiratory', 'burns', 'ward', 'icu', 'other'] as const;
const size = fc.double({ min: 0.01, max: 10, noNaN: true });
const wide = fc.double({ min: 0.2, max: 3, noNaN: true });
const series = fc.tuple(size, wide).map(([many, width]) => sized(many, width));
const hospital = fc.record({
  whole: fc.option(series, { nil: undefined }),
  units: fc.array(series, { maxLength: 6 }),
  staffedBeds: fc.option(fc.integer({ min: 0, max: 500 }), { nil: undefined }),
});
const cities = fc
  .record({
    city: fc.option(series, { nil: undefined }),
    hospitals: fc.array(hospital, { minLength: 1, maxLength: 6 }),
  })
  .map(
    ({ city, hospitals }): CityFits => ({
      city,
      hospitals: hospitals.map(
        ({ units, ...own }, i): HospitalFits => ({
          ...own,
          hospitalId: `h${i}`,
          units: units.map((fit, k) => ({ unit: unitNames[k] ?? 'other', fit })),
        }),
      ),
    }),
  );

const expectSum = (whole: AppliedForecast, parts: readonly AppliedForecast[]) => {
  whole.point.forEach((value, h) => {
    const sum = parts.reduce((total, { point }) => total + (point[h] as number), 0);
    expect(value).toBeCloseTo(sum, 7);
  });
};

const expectWhole = ({ point, lower80, upper80, lower95, upper95, drivers }: AppliedForecast) => {
  point.forEach((value, h) => {
    const told = Object.values(drivers[h]?.amounts ?? {}).reduce((sum, one) => sum + one, 0);
    expect(told + (drivers[h]?.base ?? Number.NaN)).toBeCloseTo(value, 6);
    expect(lower95[h]).toBeGreaterThanOrEqual(0);
    expect(lower95[h]).toBeLessThanOrEqual(lower80[h] as number);
    expect(lower80[h]).toBeLessThanOrEqual(value + 1e-9);
    expect(upper80[h]).toBeGreaterThanOrEqual(value - 1e-9);
    expect(upper95[h]).toBeGreaterThanOrEqual(upper80[h] as number);
  });
};

describe('a city', () => {
  it('is the sum of its hospitals, and they of their units, whatever is known of them', () => {
    fc.assert(
      fc.property(cities, (fits) => {
        const { city, hospitals } = forecastCity(fits);
        if (!city) {
          expect(hospitals).toEqual([]);
          return;
        }
        expectSum(
          city,
          hospitals.map(({ whole }) => whole),
        );
        expectWhole(city);
        for (const { whole, units } of hospitals) {
          expectWhole(whole);
          if (units.length === 0) continue;
          expectSum(
            whole,
            units.map(({ forecast }) => forecast),
          );
          for (const { forecast } of units) expectWhole(forecast);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('reckons a hospital without history from its beds, in wide intervals', () => {
    const known = ['a', 'b', 'c'].map((hospitalId) => ({
      hospitalId,
      whole: sized(1),
      units: [],
      staffedBeds: 100,
    }));
    const days = [{ day: firstDay + 45, gathering: 30 }];
    const { city, hospitals } = forecastCity(
      {
        city: sized(3),
        hospitals: [...known, { hospitalId: 'new', units: [], staffedBeds: 200 }],
      },
      { series: [{ hospitalId: 'new', unit: '', days }] },
    );
    const [own, , , reckoned] = hospitals;
    if (!own || !reckoned || !city) throw new Error('nothing was forecast');
    expect(reckoned).toMatchObject({ hospitalId: 'new', basis: 'prior' });
    expect(reckoned.whole.point[3]).toBeCloseTo(2 * (own.whole.point[3] as number), 6);
    expect(reckoned.whole.upper80[3]).toBeGreaterThan(1.5 * (reckoned.whole.point[3] as number));
    expect(reckoned.whole.point[5]).toBeCloseTo(2 * (own.whole.point[5] as number) + 30, 6);
    expect(reckoned.whole.drivers[5]?.amounts.gathering).toBeGreaterThan(20);
    expectWhole(reckoned.whole);
    expect(city.point[3]).toBeCloseTo(5 * (own.whole.point[3] as number), 6);
  });

  it('moves with a crowd that is told of unit, hospital and city', () => {
    const fits: CityFits = {
      city: sized(2),
      hospitals: [
        { hospitalId: 'a', whole: sized(1), units: [{ unit: 'ed', fit: sized(1) }] },
        { hospitalId: 'b', whole: sized(1), units: [] },
      ],
    };
    const days = [{ day: firstDay + 42, gathering: 30 }];
    const usual = forecastCity(fits);
    const crowded = forecastCity(fits, {
      series: [
        { hospitalId: '', unit: '', days },
        { hospitalId: 'a', unit: '', days },
        { hospitalId: 'a', unit: 'ed', days },
      ],
    });
    const more = (of: (outlook: typeof usual) => AppliedForecast | undefined, h: number) =>
      (of(crowded)?.point[h] as number) - (of(usual)?.point[h] as number);
    expect(more(({ city }) => city, 2)).toBeGreaterThan(15);
    expect(more(({ hospitals }) => hospitals[0]?.units[0]?.forecast, 2)).toBeGreaterThan(15);
    expect(more(({ city }) => city, 3)).toBe(0);
  });

  it('takes well under a tenth of a second: 30 hospitals, 180 units, 14 days', () => {
    const fits: CityFits = {
      city: sized(30),
      hospitals: Array.from({ length: 30 }, (_, i) => ({
        hospitalId: `h${i}`,
        whole: sized(1),
        units: unitNames.map((unit, k) => ({ unit, fit: sized((k + 1) / 21) })),
      })),
    };
    const takenMs = Array.from({ length: 10 }, () => {
      const began = performance.now();
      forecastCity(fits);
      return performance.now() - began;
    });
    // The quickest: what else the machine does at the time is not ours.
    expect(Math.min(...takenMs)).toBeLessThan(100);
  });
});
