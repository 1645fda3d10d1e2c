import type { PredictionKind } from '@pulse/contract';

const weekMs = 7 * 86_400_000;
/** 91 whole weeks of road volume from Friday 1 April 2016: the same weekday meets itself again. */
const trafficStart = Date.UTC(2016, 3, 1);
const trafficWeeks = 91;
/** Years that each history has in full. */
const years: Readonly<Record<'aqi' | 'flooding', { first: number; count: number }>> = {
  aqi: { first: 2016, count: 4 },
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
