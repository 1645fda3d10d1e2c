import { BedForecast, DepartmentKind } from '@pulse/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { departmentDemand, type HospitalBedsInput } from './department-demand.ts';
import { departmentStay, usualStayDays } from './department-stay.ts';
import { forecastDepartmentBeds } from './forecast-department-beds.ts';

const days = Array.from({ length: 14 }, (_, i) => `2026-11-${String(i + 8).padStart(2, '0')}`);
const options = {
  days,
  thresholds: { blocking: [0.01, 0.05, 0.15], nedocs: [61, 101, 141] },
} as const;

/** Arrivals of a mean, so many times as many on the days from one on. */
const courseOf = (usual: number, times = 1, from = 0) => {
  const point = Float64Array.from(days, (_, day) => usual * (day >= from ? times : 1));
  return {
    usual,
    point,
    lower80: point.map((value) => Math.max(0, value - 1.6 * Math.sqrt(value))),
    upper80: point.map((value) => value + 1.6 * Math.sqrt(value)),
  };
};

const bedsOf = (staffed: number) => [{ type: 'ward' as const, staffed, licensed: staffed + 5 }];

const hospitals = fc.record({
  whole: fc
    .tuple(fc.double({ min: 0, max: 300, noNaN: true }), fc.constantFrom(0.5, 1, 3))
    .map(([usual, times]) => courseOf(usual, times, 4)),
  units: fc.constantFrom([], [{ unit: 'burns' as const, forecast: courseOf(2, 8, 5) }]),
  departments: fc
    .uniqueArray(fc.constantFrom(...DepartmentKind.options), { minLength: 1, maxLength: 8 })
    .chain((kinds) =>
      fc.tuple(
        ...kinds.map((department) =>
          fc.record({
            department: fc.constant(department),
            census: fc.integer({ min: 0, max: 80 }),
            beds: fc.integer({ min: 1, max: 90 }).map(bedsOf),
          }),
        ),
      ),
    ),
  restOfToday: fc.double({ min: 0, max: 1, noNaN: true }),
  admissionsPerDay: fc.option(fc.integer({ min: 0, max: 200 }), { nil: undefined }),
});

describe('beds of a hospital', () => {
  it('begin with the census, add up, and are what planners reckon from the same demand', () => {
    fc.assert(
      fc.property(hospitals, (hospital) => {
        const [whole, ...departments] = forecastDepartmentBeds(hospital, options);
        if (!whole) throw new Error('no beds were forecast');
        const demand = departmentDemand(hospital);
        expect(whole.department).toBeNull();
        BedForecast.array().parse([whole, ...departments]);
        days.forEach((day, d) => {
          const sum = departments.reduce((total, one) => total + (one.days[d]?.occupied ?? 0), 0);
          expect(whole.days[d]?.day).toBe(day);
          expect(whole.days[d]?.occupied).toBeCloseTo(sum, 6);
          departments.forEach((one, k) => {
            const { census, censusStaying, staying, admitted } = demand[k] ?? {};
            let patients = (census ?? 0) * (censusStaying?.[d] ?? 0);
            for (let came = 0; came <= d && d > 0; came++) {
              patients += (admitted?.p50[came] ?? 0) * (staying?.[d - came] ?? 0);
            }
            expect(one.days[d]?.occupied).toBeCloseTo(patients, 6);
          });
        });
        for (const one of [whole, ...departments]) {
          expect(one.days[0]).toMatchObject({
            occupied: one.census,
            lower80: one.census,
            upper80: one.census,
            freeWith90: one.staffed - one.census,
          });
          for (const { occupied, lower80, upper80, levels } of one.days) {
            expect(lower80).toBeLessThanOrEqual(occupied);
            expect(upper80).toBeGreaterThanOrEqual(occupied);
            expect(levels.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 9);
          }
        }
        for (const { censusStaying, staying, admitted } of demand) {
          expect(censusStaying[0]).toBe(1);
          for (const shares of [censusStaying, staying]) {
            shares.forEach((share, d) => {
              expect(share).toBeLessThanOrEqual(shares[d - 1] ?? 1);
            });
          }
          admitted.p50.forEach((value, d) => {
            expect(admitted.p90[d]).toBeGreaterThanOrEqual(value);
          });
        }
      }),
      { numRuns: 40 },
    );
  });

  const steady = (restOfToday: number, admissionsPerDay?: number): HospitalBedsInput => ({
    whole: courseOf(50),
    units: [],
    departments: [
      { department: 'ward', beds: bedsOf(60), census: 45, usualOccupied: 45 },
      { department: 'ed', beds: bedsOf(20), census: 10, usualOccupied: 10 },
    ],
    restOfToday,
    admissionsPerDay,
  });

  it.each([0, 0.3, 1])('stay as full as they are on usual days, with %d of today left', (rest) => {
    for (const one of forecastDepartmentBeds(steady(rest), options)) {
      for (const { occupied } of one.days) expect(occupied).toBeCloseTo(one.census, 6);
    }
  });

  it('admit as many as the hospital says, who then stay the shorter', () => {
    const [ward] = departmentDemand(steady(1, 15));
    expect(ward?.admitted.p50[3]).toBeCloseTo(15, 1);
    expect(ward?.meanStayDays).toBeCloseTo(3, 1);
    const [most] = departmentDemand(steady(1, 1_000));
    expect(most?.meanStayDays).toBeCloseTo(usualStayDays.ward / 2, 1);
  });

  it('have five hours of arrivals in an emergency department with a unit of its own', () => {
    const hospital = {
      ...steady(1),
      units: [{ unit: 'ed' as const, forecast: courseOf(96, 2, 6) }],
    };
    const ed = forecastDepartmentBeds(hospital, options).find((one) => one.department === 'ed');
    expect(ed?.days[3]?.occupied).toBeCloseTo(20, 6);
    expect(ed?.days[8]?.occupied).toBeCloseTo(40, 6);
  });

  it('fill on the day of a surge, and are the surer to be short the more come', () => {
    const chance = (times: number) => {
      const [whole] = forecastDepartmentBeds(
        { ...steady(1), whole: courseOf(50, times, 2) },
        options,
      );
      return whole?.days[5]?.levels[3] ?? Number.NaN;
    };
    expect(chance(1)).toBeLessThan(0.05);
    expect(chance(3)).toBeGreaterThan(0.9);
  });
});

it('keeps a mean stay whatever its shape, and nobody for ever', () => {
  for (const days of Object.values(usualStayDays)) {
    expect(departmentStay(days).meanDays / days).toBeCloseTo(1, 1);
    expect(departmentStay(days).residual(0)).toBe(1);
    expect(departmentStay(days).residual(500)).toBe(0);
  }
});
