import { createRandom } from '@pulse/ml/numeric';
import { dayMs, type SurgeInput, type SurgeRow } from '../surge-row.ts';

/** A Monday. */
export const firstDay = Date.UTC(2023, 0, 2) / dayMs;
export const feasts = [22, 58, 92, 150, 172].map((after) => ({
  day: firstDay + after,
  name: 'Feast',
}));

/** The beginning of a day, so many days after the first. */
export const after = (day: number): number => (firstDay + day) * dayMs;

export const row = (
  input: SurgeInput,
  day: number,
  value: number,
  knownAfter = day + 1,
): SurgeRow => ({ input, day: firstDay + day, value, knownAtMs: after(knownAfter) });

/** Days of a hospital: a week, Poisson-like scatter, fewer on feasts, and measured surroundings. */
export const daysOf = (days: number, seed: number, mean = 30, onFeast = 0.6): SurgeRow[] => {
  const random = createRandom(seed);
  return Array.from({ length: days }, (_, i) => {
    const free = feasts.some(({ day }) => day === firstDay + i);
    const usual = mean * (i % 7 === 6 ? 0.7 : 1.05) * (free ? onFeast : 1);
    const came = Math.max(0, Math.round(usual + Math.sqrt(usual) * random.normal()));
    return [
      row('arrivals', i, came),
      row('air', i, 80 + 30 * random.normal()),
      row('temperatureMaxC', i, 33 + 4 * random.normal()),
      row('temperatureMinC', i, 21 + 4 * random.normal()),
      row('humidityPercent', i, 50),
      row('incidents', i, random.int(4)),
    ];
  }).flat();
};
