import type { PredictionKind } from '@pulse/contract';

const weekMs = 7 * 86_400_000;
/**
 * 65 whole weeks of road volume, so that the same weekday meets itself again, from after what the
 * model that ships has learnt from.
 */
const trafficStart = Date.UTC(2016, 9, 1);
const trafficWeeks = 65;
/** Years that each history has in full; those of the air are later than its model's. */
const years: Readonly<Record<'aqi' | 'flooding', { first: number; count: number }>> = {
  aqi: { first: 2018, count: 2 },
  flooding: { first: 2004, count: 11 },
};

/**
 * The moment of the past that is played at a moment of the present, both as wall-clock time in
 * milliseconds as if it were UTC. Traffic keeps the weekday and the hour, air and rain the date.
 */
export const pastMoment = (kind: PredictionKind, wall: number, shiftWeeks: number): number => {
  if (kind === 'traffic') {
    const span = trafficWeeks * weekMs;
    const into = (wall + shiftWeeks * weekMs - trafficStart) % span;
    return trafficStart + ((into + span) % span);
  }
  const { first, count } = years[kind];
  const date = new Date(wall);
  const year = first + (date.getUTCFullYear() % count);
  return Date.UTC(year, date.getUTCMonth(), date.getUTCDate(), date.getUTCHours());
};
