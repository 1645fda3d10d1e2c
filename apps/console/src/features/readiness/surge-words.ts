import type { DayPart, SurgeDriverGroup, SurgeRecord, SurgeUnit } from '@pulse/contract';
import { departmentWords } from '../hospitals/words.ts';

export const unitWord = (unit: SurgeUnit | null): string => {
  if (unit === null) return 'Whole hospital';
  return unit === 'other' ? 'Other' : departmentWords[unit];
};

export const driverWords: Record<SurgeDriverGroup, string> = {
  calendar: 'Weekday, holidays',
  weather: 'Weather',
  air: 'Air',
  gathering: 'Gatherings',
  incidents: 'Incidents nearby',
  'recent level': 'Lately more or less',
};

export const partWords: Record<DayPart, string> = {
  night: 'Night, 0–6 h',
  morning: 'Morning, 6–12 h',
  afternoon: 'Afternoon, 12–18 h',
  evening: 'Evening, 18–24 h',
};

/** A day of the city as people say it; noon keeps it the same day in every zone. */
export const dayName = (
  day: string,
  locale: string,
  options: Intl.DateTimeFormatOptions = { weekday: 'short', day: 'numeric', month: 'short' },
): string =>
  new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(
    new Date(`${day}T12:00:00Z`),
  );

export const dayAt = (day: string): number => Date.parse(`${day}T12:00:00Z`);

/** Whole people, but a tenth where there are few. */
export const people = (value: number, locale: string): string =>
  new Intl.NumberFormat(locale, { maximumFractionDigits: Math.abs(value) < 10 ? 1 : 0 }).format(
    value,
  );

/** "off by 6.1 a day, 18 % better than naive; 81 % within the 80 % band". */
export const describeRecord = (record: SurgeRecord, locale: string): string => {
  const { error, relativeError, coverage80, n, basis } = record;
  const better = relativeError === null ? null : Math.round(100 * (1 - relativeError));
  return [
    `off by ${people(error, locale)} a day over ${n} forecasts`,
    better === null
      ? undefined
      : better === 0
        ? 'as good as naive'
        : `${Math.abs(better)} % ${better > 0 ? 'better' : 'worse'} than naive`,
    `${Math.round(100 * coverage80)} % within the 80 % band`,
    basis === 'backtest' ? 'tried afterwards on the past' : undefined,
  ]
    .filter(Boolean)
    .join(', ');
};
