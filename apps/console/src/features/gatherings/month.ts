import { instantOf, wallTime } from '../city/wall-time.ts';

/** `2026-11` */
export type Month = string;

export const isMonth = (text: string | null): text is Month =>
  /^\d{4}-(0[1-9]|1[0-2])$/.test(text ?? '');

export const monthOf = (atMs: number, timeZone: string): Month =>
  wallTime(atMs, timeZone).slice(0, 7);

export const addMonths = (month: Month, count: number): Month => {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + count;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
};

/** When a month begins in a zone, as the API takes it. */
export const monthStart = (month: Month, timeZone: string): string =>
  new Date(instantOf(`${month}-01T00:00`, timeZone) ?? 0).toISOString();

/** "November 2026" */
export const monthName = (month: Month, locale: string): string =>
  new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    Date.parse(`${month}-15T00:00:00Z`),
  );
