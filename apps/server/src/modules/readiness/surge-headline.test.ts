import type { SurgeDay } from '@pulse/contract';
import { expect, it } from 'vitest';
import { surgeHeadline } from './surge-headline.ts';

const dayOf = (day: string, point: number, amounts: Partial<Record<string, number>> = {}) => {
  const group = (name: SurgeDay['drivers'][number]['group']) => ({
    group: name,
    amount: amounts[name] ?? 0,
  });
  return {
    day,
    point,
    lower80: point - 27,
    upper80: point + 27,
    lower95: point - 40,
    upper95: point + 40,
    base: 125,
    drivers: [group('calendar'), group('air'), group('gathering')],
    parts: [],
  } satisfies SurgeDay;
};

const told = {
  silence: { silent: false, since: '2026-11-22T04:00:00Z' },
  timeZone: 'Asia/Kolkata',
  gatheringsOn: () => [],
};

it('names the day furthest above a usual one, its interval and what brings it', () => {
  const days = [dayOf('2026-11-26', 126), dayOf('2026-11-27', 148, { gathering: 20, air: 3 })];
  expect(surgeHeadline({ ...told, days, gatheringsOn: () => ['Evening concert'] })).toBe(
    'About 148 arrivals on Friday 27 November (121 to 175, four times in five), ' +
      '18 % above a usual day, most of it from the gathering (Evening concert).',
  );
  const mixed = [dayOf('2026-11-27', 148, { gathering: 11, air: 10, calendar: 2 })];
  expect(surgeHeadline({ ...told, days: mixed })).toMatch(
    /mainly from the gathering and the air\.$/,
  );
});

it('makes no surge of days that are as usual, or quieter', () => {
  const usual = [dayOf('2026-11-26', 124), dayOf('2026-11-27', 127)];
  expect(surgeHeadline({ ...told, days: usual })).toBe(
    'About as usual for 2 days: 124 to 127 arrivals a day, usually 125.',
  );
  const quiet = [dayOf('2026-11-26', 100), dayOf('2026-11-27', 110)];
  expect(surgeHeadline({ ...told, days: quiet })).toMatch(/^Fewer than usual for 2 days: 100 to/);
});

it('says first since when a hospital is silent, or that nothing is known', () => {
  const silent = { silent: true, since: '2026-11-20T08:35:00Z' };
  const text = surgeHeadline({ ...told, silence: silent, days: [dayOf('2026-11-26', 124)] });
  expect(text).toMatch(/^Silent since Friday 20 November 14:05: reckoned from what was known then/);
  expect(surgeHeadline({ ...told, silence: { silent: true, since: null }, days: [] })).toBe(
    'Has never reported. Nothing is known yet to forecast arrivals from.',
  );
});
