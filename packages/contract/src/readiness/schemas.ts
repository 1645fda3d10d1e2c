import { z } from 'zod';
import { CapacitySource, DepartmentKind, Silence } from '../hospitals/schemas.ts';
import { Id, NamedRef, Timestamp } from '../primitives.ts';

const day = z.iso.date();

/** Six hours of a day by the city's clock: 0-6, 6-12, 12-18, 18-24. */
export const DayPart = z.enum(['night', 'morning', 'afternoon', 'evening']).meta({ id: 'DayPart' });
export type DayPart = z.output<typeof DayPart>;

/** A part of a hospital whose arrivals are forecast; `other`: what came to none of the departments. */
export const SurgeUnit = z.union([DepartmentKind, z.literal('other')]).meta({ id: 'SurgeUnit' });
export type SurgeUnit = z.output<typeof SurgeUnit>;

export const SurgeDriverGroup = z
  .enum(['calendar', 'weather', 'air', 'gathering', 'incidents', 'recent level'])
  .meta({ id: 'SurgeDriverGroup' });
export type SurgeDriverGroup = z.output<typeof SurgeDriverGroup>;

/** People. */
const interval = {
  point: z.number(),
  /** Four times in five the truth lies between these two. */
  lower80: z.number(),
  upper80: z.number(),
};

export const SurgeDayPart = z.object({ part: DayPart, ...interval }).meta({ id: 'SurgeDayPart' });

/** Arrivals of one day. */
export const SurgeDay = z
  .object({
    day,
    ...interval,
    lower95: z.number(),
    upper95: z.number(),
    /** Arrivals of a usual day; with all amounts it gives the point. */
    base: z.number(),
    /** What moves the day away from a usual one, in people. */
    drivers: z.array(z.object({ group: SurgeDriverGroup, amount: z.number() })),
    parts: z.array(SurgeDayPart),
  })
  .meta({ id: 'SurgeDay' });
export type SurgeDay = z.output<typeof SurgeDay>;

/** Beds at the end of a day; the first entry is the census of now. */
export const BedDay = z
  .object({
    day,
    occupied: z.number(),
    lower80: z.number(),
    upper80: z.number(),
    /** At least so many staffed beds are free with a chance of 90 %; below 0 so many are missing. */
    freeWith90: z.number().int(),
    /** Chance of OPEL-style level 1, 2, 3, 4. */
    levels: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  })
  .meta({ id: 'BedDay' });
export type BedDay = z.output<typeof BedDay>;

export const BedForecast = z
  .object({
    department: DepartmentKind.nullable().describe('Null: the whole hospital'),
    staffed: z.number(),
    licensed: z.number(),
    census: z.number(),
    /** Mean days in bed that the forecast reckons with. */
    meanStayDays: z.number(),
    days: z.array(BedDay),
  })
  .meta({ id: 'BedForecast' });
export type BedForecast = z.output<typeof BedForecast>;

/** How forecasts did on days that have come since, against the same weekday a week before. */
export const SurgeRecord = z
  .object({
    /** `live`: forecasts that were shown. `backtest`: made afterwards from what was known then. */
    basis: z.enum(['live', 'backtest']),
    from: day,
    to: day,
    n: z.number().int(),
    /** Mean absolute error, in people. */
    error: z.number(),
    naiveError: z.number(),
    /** error over naiveError: below 1 is better than naive; null when the naive one was never wrong. */
    relativeError: z.number().nullable(),
    coverage80: z.number().min(0).max(1),
    coverage95: z.number().min(0).max(1),
  })
  .meta({ id: 'SurgeRecord' });
export type SurgeRecord = z.output<typeof SurgeRecord>;

const forecast = {
  madeAt: Timestamp,
  modelVersion: z.string(),
  /** Days of arrivals that it has learnt from. */
  daysKnown: z.number().int(),
  /** The last day whose arrivals were known. */
  lastKnownDay: day.nullable(),
  days: z.array(SurgeDay),
  record: SurgeRecord.nullable(),
};

export const SurgeSeries = z
  .object({ unit: SurgeUnit.nullable().describe('Null: the whole'), ...forecast })
  .meta({ id: 'SurgeSeries' });
export type SurgeSeries = z.output<typeof SurgeSeries>;

/** One hospital, forecast: departments add up to the whole. */
export const HospitalSurge = z
  .object({
    hospital: NamedRef,
    capacitySource: CapacitySource.nullable(),
    silence: Silence,
    /** In a sentence, for people. */
    headline: z.string(),
    whole: SurgeSeries.nullable().describe('Null: nothing is known to forecast from'),
    departments: z.array(SurgeSeries),
    /** The whole hospital first. */
    beds: z.array(BedForecast),
    /** Registered gatherings within the days ahead that bring patients here, the most first. */
    gatherings: z.array(
      z.object({
        id: Id,
        name: z.string(),
        startsAt: Timestamp,
        endsAt: Timestamp,
        expectedHere: z.number(),
      }),
    ),
    /** Where air and weather come from. */
    sources: z.array(z.object({ input: z.string(), label: z.string(), replayed: z.boolean() })),
  })
  .meta({ id: 'HospitalSurge' });
export type HospitalSurge = z.output<typeof HospitalSurge>;

/** One hospital in a line of the board. */
export const SurgeOutlook = z
  .object({
    hospitalId: Id,
    madeAt: Timestamp,
    /** Arrivals day by day. */
    days: z.array(z.object({ day, ...interval })),
    /** Beds at the end of each day; empty when the census is not known. */
    beds: z.array(
      z.object({ day, occupied: z.number(), lower80: z.number(), upper80: z.number() }),
    ),
    /** The day within 72 hours that is furthest above a usual one. */
    peak: z.object({ day, point: z.number(), aboveUsual: z.number() }),
    /** Likeliest OPEL-style level on the worst of the next three days, and its chance. */
    worstLevel: z
      .object({ day, level: z.number().int().min(1).max(4), chance: z.number() })
      .nullable(),
    freeWith90: z.number().int().nullable().describe('The least over the next three days'),
  })
  .meta({ id: 'SurgeOutlook' });
export type SurgeOutlook = z.output<typeof SurgeOutlook>;

/** The city: the sum of its hospitals. */
export const CitySurge = z
  .object({
    cityId: Id,
    hospitals: z.number().int(),
    includesInvented: z.boolean(),
    whole: SurgeSeries.nullable().describe('Null: too few hospitals, or nothing known'),
    beds: BedForecast.nullable(),
  })
  .meta({ id: 'CitySurge' });
export type CitySurge = z.output<typeof CitySurge>;

/** The next holiday that moves arrivals, and what is registered for it. */
export const ComingFestival = z
  .object({
    holiday: z.string(),
    day,
    inDays: z.number().int(),
    estimated: z.boolean(),
    gatheringId: Id.nullable(),
    /** Within the days that are forecast; else it is reckoned from usual days. */
    withinHorizon: z.boolean(),
  })
  .meta({ id: 'ComingFestival' });
export type ComingFestival = z.output<typeof ComingFestival>;

export const AccuracyDay = z
  .object({
    day,
    point: z.number(),
    lower80: z.number(),
    upper80: z.number(),
    actual: z.number(),
    naive: z.number(),
    /** A gathering or a public holiday was on. */
    special: z.boolean(),
    basis: z.enum(['live', 'backtest']),
  })
  .meta({ id: 'AccuracyDay' });
export type AccuracyDay = z.output<typeof AccuracyDay>;

export const SurgeAccuracy = z
  .object({
    hospital: NamedRef.nullable().describe('Null: all own hospitals together'),
    unit: SurgeUnit.nullable(),
    horizonDays: z.number().int(),
    all: SurgeRecord.nullable(),
    /** Days with a gathering or a public holiday apart from the others. */
    specialDays: SurgeRecord.nullable(),
    otherDays: SurgeRecord.nullable(),
    byHorizon: z.array(z.object({ horizonDays: z.number().int(), record: SurgeRecord })),
    /** The worst first is for the screen to sort; here by day. Empty for several hospitals. */
    days: z.array(AccuracyDay),
    /** Hospitals, by how they did: the worst against naive first. */
    byHospital: z.array(z.object({ hospital: NamedRef, record: SurgeRecord })),
  })
  .meta({ id: 'SurgeAccuracy' });
export type SurgeAccuracy = z.output<typeof SurgeAccuracy>;
