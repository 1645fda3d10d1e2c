import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AppliedForecast, applyFit, type SurgeInputs } from './apply-fit.ts';
import { fitSeries } from './fit-series.ts';
import { forecastSurge } from './forecast-surge.ts';
import { heatIndex } from './heat-index.ts';
import { SeriesFit } from './series-fit.ts';
import type { SurgeStream } from './surge-features.ts';
import type { SurgeRow } from './surge-row.ts';
import { createSurgeWalk } from './surge-walk.ts';
import { after, daysOf, feasts, firstDay, row } from './testing/made-up-days.ts';

const diwali = { day: firstDay + 126, name: 'Diwali (Deepavali)' };
const eid = { day: firstDay + 112, name: 'Eid-ul-Fitr' };
const mondays = { day: firstDay + 118, name: 'Lesser Feast', minor: true };
const holidays = [...feasts, diwali, eid, mondays];

/** Widths from few past origins do where only points are looked at. */
const quick = { mostPast: 8, fastPast: true };

const walkOf = (rows: readonly SurgeRow[], stream: SurgeStream = 'all', past = {}) =>
  createSurgeWalk({ rows, holidays, stream, horizon: 14, ...past });

const fitOf = (rows: readonly SurgeRow[], day: number, stream: SurgeStream = 'all'): SeriesFit => {
  const fit = fitSeries(walkOf(rows, stream, quick), after(day));
  if (!fit) throw new Error('nothing was fitted');
  return fit;
};

/** Rows with all that can be known ahead: a forecast of air and weather, a crowd. */
const toldAhead = (origin: number) => [
  ...daysOf(origin + 20, 1),
  ...Array.from({ length: 6 }, (_, i) => [
    row('air', origin + i, 200 + 20 * i, origin - 1),
    row('temperatureMaxC', origin + i, 41 + i, origin - 1),
    row('humidityPercent', origin + i, 60, origin - 1),
  ]).flat(),
  row('gathering', origin + 3, 40, 80),
];

describe('a fit', () => {
  it.each([
    ['after four months, with a crowd, heat and smog ahead', toldAhead(120), 120],
    ['in the middle of a day', toldAhead(120), 120.4],
    ['before a feast that came before', daysOf(150, 2), 140],
    ['with arrivals alone', daysOf(60, 3).filter(({ input }) => input === 'arrivals'), 60],
    ['after five days', daysOf(5, 4), 5],
    ['with days that nobody reported', daysOf(90, 5).filter(({ day }) => day % 5 > 0), 90],
  ])('forecasts what the whole pipeline forecasts, %s', (_, rows, day) => {
    const walk = walkOf(rows);
    const direct = forecastSurge(walk, after(day));
    const fit = fitSeries(walk, after(day));
    if (!direct || !fit) throw new Error('nothing was forecast');
    const kept = applyFit(SeriesFit.parse(JSON.parse(JSON.stringify(fit))));
    expect(kept.firstDay).toBe(direct.originDay);
    for (const name of ['point', 'lower80', 'upper80', 'lower95', 'upper95'] as const) {
      direct[name].forEach((value, h) => {
        expect(Math.abs((kept[name][h] as number) - value)).toBeLessThan(1e-9);
      });
    }
    direct.drivers.forEach(({ base, amounts }, h) => {
      expect(kept.drivers[h]?.base).toBeCloseTo(base, 9);
      for (const [group, amount] of Object.entries(amounts)) {
        expect(kept.drivers[h]?.amounts[group as keyof typeof amounts]).toBeCloseTo(amount, 9);
      }
    });
  });

  it('comes back from JSON as it was', () => {
    const fit = fitOf(toldAhead(120), 120);
    expect(SeriesFit.parse(JSON.parse(JSON.stringify(fit)))).toEqual(fit);
    expect(JSON.stringify(fit).length).toBeLessThan(6_000);
  });

  it('does not change when what became known later does', () => {
    const rows = toldAhead(120);
    const garbage = rows.map((one) =>
      one.knownAtMs > after(120) ? { ...one, value: 1e5 + one.day } : one,
    );
    const late = rows.map((one) => ({ ...one, value: 5e4, knownAtMs: after(120) + 1 }));
    expect(fitOf([...garbage, ...late], 120)).toEqual(fitOf(rows, 120));
  });
});

const points = (fit: SeriesFit, inputs?: SurgeInputs) => Array.from(applyFit(fit, inputs).point);

const expectOrdered = ({ point, lower80, upper80, lower95, upper95 }: AppliedForecast) => {
  point.forEach((value, i) => {
    expect(lower95[i]).toBeLessThanOrEqual(lower80[i] as number);
    expect(lower80[i]).toBeLessThanOrEqual(value);
    expect(upper80[i]).toBeGreaterThanOrEqual(value);
    expect(upper95[i]).toBeGreaterThanOrEqual(upper80[i] as number);
  });
};

describe('what if', () => {
  const fit = fitOf(daysOf(100, 7), 100, 'respiratory');
  const day = fit.originDay + 4;
  const ratio = (inputs: SurgeInputs, i = 4) =>
    (points(fit, inputs)[i] as number) / (points(fit)[i] as number);

  it('a crowd comes: the day moves by what was learnt of crowds, and no other', () => {
    const inputs = { days: [{ day, gathering: 60 }] };
    const learnt = fit.coefficients.gathering as number;
    expect(ratio(inputs)).toBeCloseTo((1 + 60 / fit.usual.arrivals) ** learnt, 9);
    expect(points(fit, inputs).with(4, 0)).toEqual(points(fit).with(4, 0));
    expect(applyFit(fit, inputs).drivers[4]?.amounts.gathering).toBeGreaterThan(20);
  });

  it('a crowd stays away: what was known of it is taken back', () => {
    const rows = [...daysOf(100, 7), row('gathering', 104, 60, 90)];
    const told = fitOf(rows, 100, 'respiratory');
    const without = applyFit(told, { days: [{ day, gathering: 0 }] });
    expect(without.point[4]).toBeLessThan(applyFit(told).point[4] as number);
    expect(without.drivers[4]?.amounts.gathering).toBe(0);
  });

  it('more of a crowd never brings fewer, and intervals stay around the point', () => {
    expect(fit.coefficients.gathering).toBeGreaterThan(0);
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 5_000, noNaN: true }),
        fc.double({ min: 0, max: 5_000, noNaN: true }),
        fc.integer({ min: 0, max: 400 }),
        (some, more, ahead) => {
          const at = (gathering: number) =>
            applyFit(fit, {
              firstDay: fit.originDay + ahead,
              count: 1,
              days: [{ day: fit.originDay + ahead, gathering }],
            });
          const [fewer, rest] = [at(Math.min(some, more)), at(Math.max(some, more))];
          expect(rest.point[0]).toBeGreaterThanOrEqual(fewer.point[0] as number);
          expectOrdered(fewer);
          expectOrdered(rest);
        },
      ),
    );
  });

  it('smog and heat move it by their effects, smog on the days after too', () => {
    const air = { days: [{ day, pm25: 400 }] };
    expect(ratio(air)).toBeGreaterThan(1.01);
    expect(ratio(air, 6)).toBeCloseTo(ratio(air), 9);
    expect(ratio(air, 3)).toBe(1);
    const heat = { days: [{ day, temperatureMaxC: 45, humidityPercent: 20 }] };
    const calm = { days: [{ day, temperatureMaxC: 30, humidityPercent: 20 }] };
    expect(Math.log(ratio(heat) / ratio(calm))).toBeCloseTo(
      (fit.coefficients.heat as number) * 0.1 * (heatIndex(45, 20) - 40),
      9,
    );
  });

  it('a holiday is kept on another day', () => {
    const off = applyFit(fit, { holidays: [{ day, name: 'Feast' }] });
    expect(points(fit, { holidays: [] })).not.toEqual(Array.from(off.point));
    expect(off.drivers[4]?.amounts.calendar).toBeLessThan(
      applyFit(fit, { holidays: [] }).drivers[4]?.amounts.calendar as number,
    );
  });

  it('is refused for days before it was learnt', () => {
    expect(() => applyFit(fit, { firstDay: fit.originDay - 1 })).toThrow(RangeError);
  });
});

describe('days beyond those ahead', () => {
  const burns = daysOf(118, 4, 3).map((one) => ({ ...one }));
  const diwaliNextYear = { day: firstDay + 126 + 354, name: 'Diwali (Deepavali)' };
  const fit = (() => {
    const walk = createSurgeWalk({
      rows: burns,
      holidays: [...feasts, diwaliNextYear],
      stream: 'burns',
      horizon: 14,
      ...quick,
    });
    const fitted = fitSeries(walk, after(118));
    if (!fitted) throw new Error('nothing was fitted');
    return fitted;
  })();
  const around = (inputs: SurgeInputs = {}) =>
    applyFit(fit, { firstDay: diwaliNextYear.day - 7, count: 15, ...inputs });

  it('know Deepavali from the prior alone: some eight times as many burns', () => {
    const { point, drivers, reckonedFrom } = around();
    const times = (point[7] as number) / (point[0] as number);
    expect(times).toBeGreaterThan(6);
    expect(times).toBeLessThan(10);
    expect(drivers[7]?.amounts.calendar).toBeGreaterThan(10);
    expect(reckonedFrom).toBe(0);
  });

  it('have the week and the level of late, no trend, and nothing of unknown air and weather', () => {
    const { point, drivers } = around({ holidays: [] });
    expect(point[0]).toBeCloseTo(point[7] as number, 9);
    const far = applyFit(fit, { firstDay: fit.originDay + 700, count: 7, holidays: [] });
    const mean = far.point.reduce((sum, one) => sum + one, 0) / 7;
    expect(mean / fit.lately).toBeCloseTo(1, 1);
    for (const { amounts } of drivers) {
      expect(amounts.air).toBeCloseTo(0, 9);
      expect(amounts.weather).toBe(0);
      expect(amounts.incidents).toBeCloseTo(0, 9);
    }
  });

  it('follow on the days ahead without a step, and widen no further than levels wander', () => {
    const all = applyFit(fit, { count: 730, holidays: [] });
    expectOrdered(all);
    expect(all.reckonedFrom).toBe(14);
    expect(all.point.slice(0, 14)).toEqual(applyFit(fit, { holidays: [] }).point);
    const wide = (i: number) => {
      const scale = Math.sqrt(all.point[i] as number);
      return ((all.upper80[i] as number) - (all.point[i] as number)) / scale;
    };
    const weeks = [20, 27, 34, 41].map(wide);
    weeks.forEach((one, k) => {
      expect(one).toBeGreaterThanOrEqual((weeks[k - 1] ?? 0) - 1e-9);
    });
    expect(wide(727)).toBeCloseTo(wide(377), 9);
    expect(wide(727)).toBeLessThan(3 * wide(13));
  });

  it('take the air that is given for them', () => {
    const walk = walkOf(daysOf(100, 9), 'respiratory', quick);
    const lungs = fitSeries(walk, after(100));
    if (!lungs) throw new Error('nothing was fitted');
    const day = lungs.originDay + 200;
    const at = (days: SurgeInputs['days'] = []) =>
      applyFit(lungs, { firstDay: day, count: 1, days }).point[0] as number;
    const smog = Array.from({ length: 8 }, (_, lag) => ({ day: day - lag, pm25: 300 }));
    expect(at(smog)).toBeGreaterThan(1.05 * at());
  });
});
