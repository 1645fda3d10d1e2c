const dayMs = 86_400_000;
const longestDrySpell = 60;

/** What the flood model knows of a day that is forecast, in the order of its columns. */
export const rainFeatures = [
  'rain yesterday',
  'rain two days ago',
  'rain three days ago',
  'rain of three days',
  'rain of a week',
  'rain of a month',
  'heaviest of a week',
  'days since rain',
  'season (sine)',
  'season (cosine)',
  'half season (sine)',
  'half season (cosine)',
  'days ahead',
] as const;

/** Which driver each column belongs to. */
export const rainDrivers: readonly {
  readonly name: string;
  readonly label: string;
  readonly columns: readonly number[];
}[] = [
  { name: 'recent-rain', label: 'Rain of the last days', columns: [0, 1, 2, 3, 6] },
  { name: 'wet-spell', label: 'Rain of the last weeks', columns: [4, 5, 7] },
  { name: 'season', label: 'Time of year', columns: [8, 9, 10, 11] },
  { name: 'ahead', label: 'How far ahead', columns: [12] },
];

/** Days of rain before a day that is forecast: with fewer, nothing can be said. */
export const rainHistoryDays = 7;

/**
 * One row of features.
 *
 * @param rain millimetres a day, NaN where unknown; only those before `origin` are looked at
 * @param origin index of the first day that is forecast
 * @param ahead 1 for the day at `origin`
 * @param start wall-clock time of the first day, in milliseconds as if it were UTC
 */
export const rainRow = (
  rain: Float64Array,
  origin: number,
  ahead: number,
  start: number,
): Float64Array => {
  const lag = (days: number) => rain[origin - days] ?? Number.NaN;
  const date = new Date(start + (origin + ahead - 1) * dayMs);
  const dayOfYear = (date.getTime() - Date.UTC(date.getUTCFullYear(), 0, 1)) / dayMs;
  const angle = (2 * Math.PI * dayOfYear) / 365.25;
  return Float64Array.of(
    lag(1),
    lag(2),
    lag(3),
    sumOf(rain, origin, 3),
    sumOf(rain, origin, 7),
    sumOf(rain, origin, 30),
    heaviest(rain, origin, 7),
    daysSinceRain(rain, origin),
    Math.sin(angle),
    Math.cos(angle),
    Math.sin(2 * angle),
    Math.cos(2 * angle),
    ahead,
  );
};

/** Scaled up for the days that are unknown; NaN when all are. */
const sumOf = (rain: Float64Array, origin: number, days: number): number => {
  let sum = 0;
  let known = 0;
  for (let back = 1; back <= days; back++) {
    const value = rain[origin - back];
    if (value === undefined || Number.isNaN(value)) continue;
    sum += value;
    known++;
  }
  return known === 0 ? Number.NaN : (sum * days) / known;
};

const heaviest = (rain: Float64Array, origin: number, days: number): number => {
  let most = 0;
  for (let back = 1; back <= days; back++) most = Math.max(most, rain[origin - back] || 0);
  return most;
};

const daysSinceRain = (rain: Float64Array, origin: number): number => {
  let days = 0;
  while (days < longestDrySpell && !((rain[origin - 1 - days] ?? 0) >= 1)) days++;
  return days;
};
