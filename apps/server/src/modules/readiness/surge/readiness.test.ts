import { lognormalStay } from '@pulse/ml/queueing';
import { describe, expect, it } from 'vitest';
import {
  createSurgeWalk,
  forecastBeds,
  forecastHospital,
  forecastSurge,
  type SurgeRow,
} from '../index.ts';
import { featuresAsOf } from './features-as-of.ts';
import { heatIndex } from './heat-index.ts';
import { holidayDays } from './holiday-days.ts';
import { type SurgeStream, surgeFeatures } from './surge-features.ts';
import { after, daysOf, feasts, firstDay, row } from './testing/made-up-days.ts';

const feast = { day: firstDay + 120, name: 'Diwali (Deepavali)' };

const forecastAt = (rows: readonly SurgeRow[], day: number, stream: SurgeStream = 'all') => {
  const walk = createSurgeWalk({ rows, holidays: [...feasts, feast], stream, horizon: 7 });
  const forecast = forecastSurge(walk, after(day));
  if (!forecast) throw new Error('nothing was forecast');
  return forecast;
};

const shown = ({
  point,
  lower80,
  upper80,
  lower95,
  upper95,
  drivers,
}: ReturnType<typeof forecastAt>) => ({
  point,
  lower80,
  upper80,
  lower95,
  upper95,
  drivers,
});

describe('what was not known', () => {
  const rows = daysOf(160, 1);

  it('changes nothing: all that became known after the origin is replaced by garbage', () => {
    const origin = after(140);
    const poisoned = rows.map((one) =>
      one.knownAtMs > origin ? { ...one, value: 1e5 + 977 * (one.day % 13) } : one,
    );
    // Corrections of the past that come later, and arrivals of days ahead, must not be seen either.
    const late = rows
      .filter(({ day }) => day < firstDay + 140)
      .map((one) => ({ ...one, value: 5e4, knownAtMs: origin + 1 }));
    const clean = shown(forecastAt(rows, 140));
    expect(shown(forecastAt([...poisoned, ...late], 140))).toEqual(clean);
    expect(
      shown(
        forecastAt(
          rows.filter(({ knownAtMs }) => knownAtMs <= origin),
          140,
        ),
      ),
    ).toEqual(clean);
  });

  it('is not used when told at once either: arrivals of the day itself are for later', () => {
    const early = [...rows, row('arrivals', 141, 9_999, 139), row('arrivals', 140, 9_999, 139)];
    expect(shown(forecastAt(early, 140))).toEqual(shown(forecastAt(rows, 140)));
  });

  it('is the same for a backtest and for the day that served it', () => {
    const walk = createSurgeWalk({ rows, holidays: feasts, stream: 'all', horizon: 7 });
    walk.at(after(150));
    const served = createSurgeWalk({
      rows: rows.filter(({ knownAtMs }) => knownAtMs <= after(120)),
      holidays: feasts,
      stream: 'all',
      horizon: 7,
    });
    expect(walk.at(after(120))?.point).toEqual(served.at(after(120))?.point);
  });

  it('counts from the moment of a correction on', () => {
    const corrected = [...rows, row('arrivals', 130, 90, 138.5)];
    const features = (day: number) =>
      featuresAsOf(corrected, holidayDays([]), after(day), 7)?.table.columns.arrivals;
    expect(features(138)?.[138]).not.toBe(90);
    expect(features(139)?.[138]).toBe(90);
  });

  it('is nothing at all before the first arrivals', () => {
    const walk = createSurgeWalk({ rows, holidays: feasts, stream: 'all', horizon: 7 });
    expect(forecastSurge(walk, after(0))).toBeUndefined();
  });
});

describe('priors and data', () => {
  const effectOf = (name: string, rows: SurgeRow[], day: number, stream: SurgeStream) =>
    forecastAt(rows, day, stream).surge.effects.coefficients[
      surgeFeatures.findIndex((one) => one.name === name)
    ] as number;

  it('start from the literature: air on the respiratory stream, Deepavali on burns', () => {
    const few = daysOf(12, 2);
    expect(effectOf('air', few, 12, 'respiratory')).toBeCloseTo(Math.log(1.015), 2);
    expect(effectOf('air', few, 12, 'all')).toBeCloseTo(0, 2);
    expect(effectOf('Deepavali', few, 12, 'burns')).toBeCloseTo(Math.log(8), 1);
  });

  it('give way to data: the sign of a holiday is learnt', () => {
    expect(effectOf('public holiday', daysOf(180, 3, 60, 0.6), 180, 'all')).toBeLessThan(-0.1);
    expect(effectOf('public holiday', daysOf(180, 3, 60, 1.5), 180, 'all')).toBeGreaterThan(0.1);
  });

  it('raise burns at Deepavali before any was seen, and say what did it', () => {
    const forecast = forecastAt(daysOf(118, 4, 3), 118, 'burns');
    expect(forecast.point[2]).toBeGreaterThan(5 * (forecast.point[6] as number));
    expect(forecast.drivers[2]?.amounts.calendar).toBeGreaterThan(5);
  });

  it('raise the respiratory stream when the air that is forecast is bad', () => {
    const rows = daysOf(100, 5);
    const smog = Array.from({ length: 7 }, (_, i) => row('air', 100 + i, 400, 99));
    const calm = forecastAt(rows, 100, 'respiratory');
    const bad = forecastAt([...rows, ...smog], 100, 'respiratory');
    expect(bad.point[6]).toBeGreaterThan(1.05 * (calm.point[6] as number));
    expect(bad.drivers[6]?.amounts.air).toBeGreaterThan(1);
  });

  it('add the patients whom a gathering is expected to bring', () => {
    const rows = daysOf(100, 6);
    const usual = forecastAt(rows, 100).point[3] as number;
    const forecast = forecastAt([...rows, row('gathering', 103, 40, 80)], 100);
    expect(forecast.point[3]).toBeGreaterThan(usual + 25);
    expect(forecast.point[3]).toBeLessThan(usual + 55);
    expect(forecast.drivers[3]?.amounts.gathering).toBeGreaterThan(20);
  });

  it('doubt a crowd the like of which nobody has seen, and less so once some came', () => {
    const usual = forecastAt(daysOf(100, 6), 100);
    const width = ({ lower80, upper80 }: typeof usual) => (upper80[3] ?? 0) - (lower80[3] ?? 0);
    const first = forecastAt([...daysOf(100, 6), row('gathering', 103, 40, 80)], 100);
    expect(width(first)).toBeGreaterThan(2 * width(usual));
    expect(first.lower80[3]).toBeGreaterThan(usual.point[3] as number);
    expect(
      width({ ...first, lower80: first.lower80.subarray(1), upper80: first.upper80.subarray(1) }),
    ).toBeCloseTo(
      width({ ...usual, lower80: usual.lower80.subarray(1), upper80: usual.upper80.subarray(1) }),
      1,
    );
    const known = daysOf(100, 6);
    for (const day of [20, 35, 50, 65, 80]) {
      known.push(row('gathering', day, 40, day - 5));
      const index = known.findIndex((one) => one.input === 'arrivals' && one.day === day);
      const before = known[index];
      if (before) known[index] = { ...before, value: before.value + 40 };
    }
    const later = forecastAt([...known, row('gathering', 103, 40, 80)], 100);
    expect(width(later)).toBeLessThan(0.7 * width(first));
  });

  it('know no air, weather or incidents, and forecast all the same', () => {
    const alone = daysOf(60, 7).filter(({ input }) => input === 'arrivals');
    const { point, drivers } = forecastAt(alone, 60);
    expect(point.every((value) => value > 10 && value < 60)).toBe(true);
    expect(drivers[0]?.amounts).toMatchObject({ air: 0, weather: 0, gathering: 0, incidents: 0 });
  });
});

describe('what is shown', () => {
  const rows = daysOf(170, 8);

  it('has drivers that add up to the point, and intervals one within the other', () => {
    const { point, drivers, lower80, upper80, lower95, upper95 } = forecastAt(rows, 147);
    point.forEach((value, h) => {
      const { base, amounts } = drivers[h] ?? { base: 0, amounts: {} };
      const sum = Object.values(amounts).reduce((total, one) => total + one, base);
      expect(sum).toBeCloseTo(value, 9);
      expect(lower95[h]).toBeLessThanOrEqual(lower80[h] as number);
      expect(lower80[h]).toBeLessThan(value);
      expect(upper80[h]).toBeGreaterThan(value);
      expect(upper95[h]).toBeGreaterThanOrEqual(upper80[h] as number);
    });
    expect(drivers[3]?.amounts.calendar).toBeLessThan(-1);
  });

  it.each([
    ['a department that never had anyone', () => 0],
    ['somebody every ninth day', (i: number) => Number(i % 9 === 0)],
    ['the same every day', () => 7],
    ['days that nobody reported', (i: number) => (i % 5 === 0 || i > 55 ? Number.NaN : 20)],
  ])('is whole for %s', (_, value) => {
    const own = Array.from({ length: 63 }, (_, i) => row('arrivals', i, value(i)));
    const { point, lower80, upper80, drivers } = forecastAt(own, 63);
    point.forEach((one, h) => {
      expect(lower80[h]).toBeLessThanOrEqual(one);
      expect(upper80[h]).toBeGreaterThanOrEqual(one);
      for (const amount of Object.values(drivers[h]?.amounts ?? {})) {
        expect(Number.isFinite(amount)).toBe(true);
      }
    });
  });

  it('covers about what it promises on made-up days', () => {
    const walk = createSurgeWalk({
      rows: daysOf(240, 9),
      holidays: feasts,
      stream: 'all',
      horizon: 3,
    });
    let inside = 0;
    let seen = 0;
    for (let day = 120; day < 236; day += 2) {
      const forecast = forecastSurge(walk, after(day));
      for (const h of [0, 1, 2]) {
        const truth = walk.series.rows.find(
          (one) => one.input === 'arrivals' && one.day === firstDay + day + h,
        )?.value as number;
        seen++;
        if (truth >= (forecast?.lower80[h] ?? 0) && truth <= (forecast?.upper80[h] ?? 0)) inside++;
      }
    }
    expect(inside / seen).toBeGreaterThan(0.72);
    expect(inside / seen).toBeLessThan(0.9);
  });

  it('adds up: departments are the hospital, each day, drivers too', () => {
    const names = ['ed', 'respiratory', 'burns'] as const;
    const parts = names.map((_, k) => daysOf(120, 20 + k, [30, 12, 2][k]));
    const whole = parts[0]?.map((one, i) =>
      one.input === 'arrivals'
        ? { ...one, value: parts.reduce((sum, part) => sum + (part[i]?.value ?? 0), 0) }
        : one,
    );
    const walkOf = (own: readonly SurgeRow[], stream: SurgeStream) =>
      createSurgeWalk({ rows: own, holidays: [...feasts, feast], stream, horizon: 5 });
    const hospital = forecastHospital(
      walkOf(whole ?? [], 'all'),
      new Map(names.map((name, k) => [name, walkOf(parts[k] ?? [], name === 'ed' ? 'all' : name)])),
      after(118),
    );
    expect([...(hospital?.departments.keys() ?? [])]).toEqual([...names]);
    for (let h = 0; h < 5; h++) {
      let sum = 0;
      for (const { point, drivers } of hospital?.departments.values() ?? []) {
        sum += point[h] as number;
        const told = Object.values(drivers[h]?.amounts ?? {}).reduce((a, b) => a + b, 0);
        expect(told + (drivers[h]?.base ?? 0)).toBeCloseTo(point[h] as number, 9);
      }
      expect(hospital?.whole.point[h]).toBeCloseTo(sum, 9);
    }
  });
});

describe('beds', () => {
  it('begin with the census, fill with the surge, and say how many stay free', () => {
    const arrivals = forecastAt(daysOf(100, 30), 100);
    const days = forecastBeds({
      arrivals,
      admittedShare: 0.3,
      census: 40,
      stay: lognormalStay(3, 0.7),
      staffedBeds: 60,
      thresholds: { blocking: [0.01, 0.05, 0.15], nedocs: [61, 101, 141] },
    });
    expect(days).toHaveLength(8);
    expect(days[0]).toMatchObject({ occupied: 40, lower80: 40, upper80: 40, freeWith90: 20 });
    for (const one of days) {
      expect(one.levels.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 9);
      expect(60 - one.freeWith90).toBeGreaterThanOrEqual(one.occupied);
    }
    const more = forecastBeds({
      arrivals: { ...arrivals, point: arrivals.point.map((value) => 2 * value) },
      admittedShare: 0.3,
      census: 40,
      stay: lognormalStay(3, 0.7),
      staffedBeds: 60,
      thresholds: { blocking: [0.01, 0.05, 0.15], nedocs: [61, 101, 141] },
    });
    expect(more[7]?.freeWith90).toBeLessThan(days[7]?.freeWith90 ?? 0);
  });
});

describe('a holiday that comes again', () => {
  it('is expected to bring what it brought, and not what another one did', () => {
    const rows = daysOf(100, 40, 40, 1).map((one) =>
      one.input === 'arrivals' && one.day === firstDay + 30 ? { ...one, value: 12 } : one,
    );
    const at = (name: string) => {
      const kept = [
        { day: firstDay + 30, name: 'Quiet Feast' },
        { day: firstDay + 102, name },
      ];
      const walk = createSurgeWalk({ rows, holidays: kept, stream: 'all', horizon: 5 });
      return walk.at(after(100))?.point[2] as number;
    };
    expect(at('Quiet Feast')).toBeLessThan(0.9 * at('Another Feast'));
  });
});

describe('days and heat', () => {
  it('knows bridge days, and a feast on a Sunday as no day off', () => {
    // firstDay is a Monday: a Tuesday's holiday leaves the Monday before as a bridge.
    const days = holidayDays([
      { day: firstDay + 1, name: 'Tuesday' },
      { day: firstDay + 6, name: 'Sunday' },
    ]);
    expect(days.isBridge(firstDay)).toBe(true);
    expect(days.isBridge(firstDay + 2)).toBe(false);
    expect(days.isPublic(firstDay + 6)).toBe(false);
    expect(holidayDays([feast]).sinceFeast('deepavali', feast.day - 1)).toBe(-1);
  });

  it('gives the published heat index: 90 F and 70 % feel like 106 F', () => {
    expect(heatIndex((90 - 32) / 1.8, 70) * 1.8 + 32).toBeCloseTo(106, 0);
    expect(heatIndex(20, 90)).toBe(20);
  });
});
