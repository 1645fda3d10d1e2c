import { zoneOffset } from '../../kernel/zone-offset.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** When shifts begin by the city's clock; the night shift of a day ends on the next. */
const shiftHours: Readonly<Record<string, number>> = { morning: 6, evening: 14, night: 22 };
const shiftLengthMs = 8 * hourMs;

/** The instant at which a day of the city begins. */
export const dayStart = (timeZone: string, day: string): Date => {
  const key = `${timeZone} ${day}`;
  const known = starts.get(key);
  if (known !== undefined) return new Date(known);
  if (starts.size >= mostStarts) starts.clear();
  const wall = Date.parse(`${day}T00:00:00Z`);
  const offset = offsetOf(timeZone);
  // The offset of the guess, and then of what it led to: right on the day that clocks change too.
  const start = wall - offset(wall - offset(wall));
  starts.set(key, start);
  return new Date(start);
};

/** Kept: every action of a plan asks for one of its few days, and clocks are slow to ask. */
const starts = new Map<string, number>();
const mostStarts = 1_000;

export const dayEnd = (timeZone: string, day: string): Date => dayStart(timeZone, nextDay(day));

export const nextDay = (day: string, by = 1): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + by * dayMs).toISOString().slice(0, 10);

export const daysApart = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs);

export const shiftStart = (timeZone: string, day: string, shift: string): Date =>
  new Date(dayStart(timeZone, day).getTime() + (shiftHours[shift] ?? 0) * hourMs);

export const shiftEnd = (timeZone: string, day: string, shift: string): Date =>
  new Date(shiftStart(timeZone, day, shift).getTime() + shiftLengthMs);

/** The day that a city writes at an instant. */
export const cityDay = (timeZone: string, at: Date): string =>
  new Date(at.getTime() + offsetOf(timeZone)(at.getTime())).toISOString().slice(0, 10);

const offsets = new Map<string, ReturnType<typeof zoneOffset>>();

/** Kept by zone: a plan asks for thousands of times, and a formatter is slow to make. */
const offsetOf = (timeZone: string): ReturnType<typeof zoneOffset> => {
  const offset = offsets.get(timeZone) ?? zoneOffset(timeZone);
  offsets.set(timeZone, offset);
  return offset;
};
