import { describe, expect, it } from 'vitest';
import { applyFit } from './apply-fit.ts';
import { fitSeries } from './fit-series.ts';
import { forecastSurge } from './forecast-surge.ts';
import { SeriesFit } from './series-fit.ts';
import type { SurgeStream } from './surge-features.ts';
import type { SurgeRow } from './surge-row.ts';
import { createSurgeWalk } from './surge-walk.ts';
import { after, daysOf, feasts, firstDay, row } from './testing/made-up-days.ts';

const diwali = { day: firstDay + 126, name: 'Diwali (Deepavali)' };
const eid = { day: firstDay + 112, name: 'Eid-ul-Fitr' };
const mondays = { day: firstDay + 118, name: 'Lesser Feast', minor: true };
const holidays = [...feasts, diwali, eid, mondays];

const walkOf = (rows: readonly SurgeRow[], stream: SurgeStream = 'all', horizon = 14) =>
  createSurgeWalk({ rows, holidays, stream, horizon });

const fitOf = (rows: readonly SurgeRow[], day: number, stream: SurgeStream = 'all'): SeriesFit => {
  const fit = fitSeries(walkOf(rows, stream), after(day));
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
