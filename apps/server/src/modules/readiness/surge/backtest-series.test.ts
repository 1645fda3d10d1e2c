import { expect, it } from 'vitest';
import { backtestSeries } from './backtest-series.ts';
import type { SurgeRow } from './surge-row.ts';
import { createSurgeWalk } from './surge-walk.ts';
import { after, daysOf, feasts, firstDay } from './testing/made-up-days.ts';

const backtestOf = (rows: readonly SurgeRow[], day: number) =>
  backtestSeries(
    createSurgeWalk({ rows, holidays: feasts, stream: 'all', horizon: 14, fastPast: true }),
    after(day),
  );

it('covers about what it promises, beats last week, and its intervals lie in one another', () => {
  const days = [3, 4, 5].flatMap((seed) => backtestOf(daysOf(130, seed), 130));
  const share = (inside: (one: (typeof days)[number]) => boolean) =>
    days.filter(inside).length / days.length;
  expect(days.length).toBeGreaterThan(250);
  expect(share((one) => one.actual >= one.lower80 && one.actual <= one.upper80)).toBeGreaterThan(
    0.7,
  );
  expect(share((one) => one.actual >= one.lower80 && one.actual <= one.upper80)).toBeLessThan(0.92);
  const error = (of: 'point' | 'naive') =>
    days.reduce((sum, one) => sum + Math.abs(one[of] - one.actual), 0);
  expect(error('point')).toBeLessThan(0.9 * error('naive'));
  for (const { point, lower80, upper80, lower95, upper95 } of days) {
    expect(lower95).toBeLessThanOrEqual(lower80);
    expect(lower80).toBeLessThanOrEqual(point);
    expect(upper80).toBeGreaterThanOrEqual(point);
    expect(upper95).toBeGreaterThanOrEqual(upper80);
  }
});

it('sees at a past origin nothing that became known after it', () => {
  const rows = daysOf(110, 6);
  const from = firstDay + 80;
  const other = rows.map((one) => (one.day >= from ? { ...one, value: 3 * one.value + 7 } : one));
  const late = rows
    .filter(({ day, input }) => day < from && input === 'arrivals')
    .map((one) => ({ ...one, value: 900, knownAtMs: after(109) }));
  // What came is told as known now; forecasts are of then.
  const forecasts = (all: readonly SurgeRow[]) =>
    backtestOf(all, 110).map(({ actual: _, ...forecast }) => forecast);
  const early = (all: readonly SurgeRow[]) =>
    forecasts(all).filter(({ day, horizonDays }) => day - horizonDays + 1 <= from);
  expect(early(rows).length).toBeGreaterThan(30);
  expect(early([...other, ...late])).toEqual(early(rows));
});
