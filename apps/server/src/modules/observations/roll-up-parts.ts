import type { DayPart } from '@pulse/contract';

/** Arrivals by part of the day. */
export type DayParts = Readonly<Record<DayPart, number>>;

/** Times by the city's clock, in milliseconds as if they were UTC. */
export interface CountedSpan {
  readonly fromWallMs: number;
  readonly toWallMs: number;
  readonly arrivals: number;
}

const hourMs = 3_600_000;
const partHours = 6;

/**
 * How many of a hundred patients come in each hour of a usual day, from midnight on: few at night,
 * most from late morning to evening. Ours; it only matters within the time between two reports.
 */
const usualHours = [
  2.4, 2.0, 1.7, 1.6, 1.6, 1.8, 2.4, 3.4, 4.6, 5.6, 6.0, 6.0, 5.8, 5.5, 5.3, 5.2, 5.2, 5.3, 5.5,
  5.5, 5.2, 4.7, 4.0, 3.2,
];

/**
 * Spreads counts over the hours that they were counted in, as patients usually come. An hour before
 * midnight is evening, also where it belongs to the first count of a day: parts add up to the counts.
 */
export const spreadOverParts = (spans: readonly CountedSpan[]): DayParts => {
  const parts = [0, 0, 0, 0];
  for (const { fromWallMs, toWallMs, arrivals } of spans) {
    const weights = [0, 0, 0, 0];
    for (let hour = Math.floor(fromWallMs / hourMs); hour * hourMs < toWallMs; hour += 1) {
      const overlapMs =
        Math.min(toWallMs, (hour + 1) * hourMs) - Math.max(fromWallMs, hour * hourMs);
      const ofDay = hour % 24;
      const part = Math.floor(ofDay / partHours);
      weights[part] = (weights[part] ?? 0) + overlapMs * (usualHours[ofDay] ?? 0);
    }
    const all = weights.reduce((sum, one) => sum + one, 0);
    weights.forEach((weight, part) => {
      parts[part] = (parts[part] ?? 0) + (all > 0 ? (arrivals * weight) / all : 0);
    });
  }
  const [night = 0, morning = 0, afternoon = 0, evening = 0] = parts;
  return { night, morning, afternoon, evening };
};
