import { z } from 'zod';
import type { SurgeStream } from './surge-features.ts';

const streams = ['all', 'respiratory', 'burns'] as const satisfies readonly SurgeStream[];

/** Days since 1970-01-01 by the city's clock. */
const day = z.number().int();
/** Null: nobody knows. */
const known = z.number().nullable();
const course = z.array(known);

/** All that is needed to forecast a series again without learning; survives JSON unchanged. */
export const SeriesFit = z.object({
  version: z.literal(1),
  stream: z.enum(streams),
  /** The first day that is forecast. */
  originDay: day,
  /** Days of arrivals that it has learnt from, and the last of them. */
  daysKnown: z.number().int(),
  lastKnownDay: day,
  /** Arrivals of each day ahead without effects: level and week. */
  level: z.array(z.number()).min(1),
  /** Mean arrivals of the past without effects: what drivers start from. */
  base: z.number(),
  /** The same of the last four weeks, on a mean weekday: the level of days beyond those ahead. */
  lately: z.number(),
  /** Deviation of the logarithm of monthly levels from each other. */
  wander: z.number(),
  /** Sunday first, on the scale of logarithms; 0 is a mean day. */
  weekdays: z.array(z.number()).length(7),
  /** By the names of `surgeFeatures`, on the scale of logarithms. */
  coefficients: z.record(z.string(), z.number()),
  /** Deviation of the coefficients of rare features. */
  doubts: z.record(z.string(), z.number()),
  /** What came on each weekday the last time that it is known, Sunday first: the naive forecast. */
  naive: course.length(7),
  shape: z.object({
    lower80: z.number(),
    upper80: z.number(),
    lower95: z.number(),
    upper95: z.number(),
    steps: z.array(z.number()),
  }),
  usual: z.object({ arrivals: z.number(), exposure: known, incidents: known }),
  /** What was measured, foretold or expected, from a week before the origin to the last day ahead. */
  surroundings: z.object({
    air: course,
    temperatureMaxC: course,
    temperatureMinC: course,
    humidityPercent: course,
    gathering: course,
    incidents: course,
  }),
  /** From the days whose windows reach over the origin to two years ahead. */
  holidays: z.array(z.object({ day, name: z.string(), minor: z.boolean().optional() })),
  /** What earlier holidays brought, as logarithms. */
  outcomes: z.array(z.object({ day, name: z.string(), outcome: z.number() })),
});
export type SeriesFit = z.output<typeof SeriesFit>;

/** Days before the origin that surroundings begin with: air counts for a week. */
export const daysBehind = 7;
