import { z } from 'zod';
import { Id, Latitude, Longitude, NamedRef, Timestamp, Uuid } from '../primitives.ts';

export const GatheringKind = z
  .enum([
    'religious',
    'procession',
    'concert',
    'danceFestival',
    'sports',
    'race',
    'universityGames',
    'political',
    'fair',
    'other',
  ])
  .meta({ id: 'GatheringKind' });
export type GatheringKind = z.output<typeof GatheringKind>;

export const ExpectedPatients = z
  .object({
    /** People who come to be treated, there or at a hospital. */
    presentations: z.number(),
    /** Of them, taken to a hospital. */
    transported: z.number(),
    presentationsPer1000: z.number(),
    transportedPer1000: z.number(),
    /** The one multiplier that counts, the largest; they were measured one at a time. */
    multiplier: z.object({ name: z.string(), factor: z.number() }).nullable(),
    formula: z.string(),
    source: z.string(),
  })
  .meta({ id: 'ExpectedPatients' });
export type ExpectedPatients = z.output<typeof ExpectedPatients>;

const Crowd = z.number().int().min(1).max(100_000_000);

export const gatheringFields = {
  kind: GatheringKind,
  name: z.string().trim().min(2).max(120),
  /** The ward, or a place that lies in one. */
  areaId: Id.optional(),
  lat: Latitude.optional(),
  lng: Longitude.optional(),
  expectedCrowd: Crowd,
  startsAt: Timestamp,
  endsAt: Timestamp,
  alcohol: z.boolean(),
  fireworks: z.boolean(),
  setting: z.enum(['indoor', 'outdoor']),
  medicalPosts: z.number().int().min(0).max(1_000),
  /** Drinking water is handed out. */
  water: z.boolean(),
};

export const Gathering = z
  .object({
    id: Uuid,
    cityId: Id,
    kind: GatheringKind,
    name: z.string(),
    area: NamedRef,
    lat: Latitude.nullable(),
    lng: Longitude.nullable(),
    expectedCrowd: Crowd,
    startsAt: Timestamp,
    endsAt: Timestamp,
    alcohol: z.boolean(),
    fireworks: z.boolean(),
    setting: z.enum(['indoor', 'outdoor']),
    medicalPosts: z.number().int(),
    water: z.boolean(),
    /** The holiday that it belongs to; a yearly one comes again on each date of it. */
    holiday: z.string().nullable(),
    seriesId: Uuid.nullable(),
    status: z.enum(['planned', 'cancelled']),
    cancelReason: z.string().nullable(),
    expected: ExpectedPatients,
    createdAt: Timestamp,
    updatedAt: Timestamp,
    version: z.number().int(),
  })
  .meta({ id: 'Gathering' });
export type Gathering = z.output<typeof Gathering>;

export const GatheringSuggestion = z
  .object({
    holiday: z.string(),
    date: z.iso.date(),
    scope: z.string(),
    /** The date depends on the moon. */
    estimated: z.boolean(),
    /** What was registered for this holiday last, to start from. */
    last: z
      .object({
        kind: GatheringKind,
        name: z.string(),
        areaId: Id,
        expectedCrowd: Crowd,
        alcohol: z.boolean(),
        fireworks: z.boolean(),
        setting: z.enum(['indoor', 'outdoor']),
        medicalPosts: z.number().int(),
        water: z.boolean(),
      })
      .nullable(),
  })
  .meta({ id: 'GatheringSuggestion' });
export type GatheringSuggestion = z.output<typeof GatheringSuggestion>;
