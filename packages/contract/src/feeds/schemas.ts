import { z } from 'zod';
import { Timestamp } from '../primitives.ts';

/** What a feed can tell of an hour or a day. */
export const FeedMeasure = z
  .enum(['temperature', 'humidity', 'rain', 'wind', 'pm25', 'pm10', 'aqi'])
  .meta({ id: 'FeedMeasure' });
export type FeedMeasure = z.output<typeof FeedMeasure>;

/** Hours, or days of a replay, for which no station of a feed has a value. Shown, never filled. */
export const FeedGap = z
  .object({
    measure: FeedMeasure,
    from: Timestamp,
    /** The end of the last hour that is missing. */
    to: Timestamp,
    hours: z.number().int().positive(),
  })
  .meta({ id: 'FeedGap' });
export type FeedGap = z.output<typeof FeedGap>;

export const FeedState = z.enum(['ok', 'failing', 'open', 'never']).meta({ id: 'FeedState' });
export type FeedState = z.output<typeof FeedState>;

/** Where weather and air come from, and how well that goes. */
export const FeedStatus = z
  .object({
    name: z.string(),
    /** What to call it beside its figures. */
    label: z.string(),
    /** `stations` measure, a `model` computes, a `replay` plays a past elsewhere or then again. */
    basis: z.enum(['stations', 'model', 'replay']),
    replayed: z.boolean(),
    measures: z.array(FeedMeasure),
    /** By the settings; a replay counts when no feed is. */
    configured: z.boolean(),
    /** `open`: left alone after failing several times in a row, until `openUntil`. `never`: not tried yet. */
    state: FeedState,
    openUntil: Timestamp.nullable(),
    lastTriedAt: Timestamp.nullable(),
    lastOkAt: Timestamp.nullable(),
    lastError: z.string().nullable(),
    newestAt: Timestamp.nullable(),
    stations: z.number().int(),
    /** Of the last fetch: values that could not be true, and values other than those kept before. */
    valuesDropped: z.number().int(),
    valuesDiffered: z.number().int(),
    /** Of the last 14 days, the oldest first. */
    gaps: z.array(FeedGap),
  })
  .meta({ id: 'FeedStatus' });
export type FeedStatus = z.output<typeof FeedStatus>;
