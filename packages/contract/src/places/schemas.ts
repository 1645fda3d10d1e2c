import { z } from 'zod';
import { Id, LocalName, Place } from '../primitives.ts';

export const City = z
  .object({
    id: Id,
    name: LocalName,
    timeZone: z.string(),
    centre: Place,
    languages: z.array(z.string()),
    isDefault: z.boolean(),
    attribution: z.array(z.object({ what: z.string(), source: z.string(), licence: z.string() })),
  })
  .meta({ id: 'City' });
export type City = z.output<typeof City>;

export const PinShape = z.enum([
  'circle',
  'square',
  'triangle',
  'diamond',
  'hexagon',
  'star',
  'pentagon',
  'cross',
]);

export const Category = z
  .object({
    id: Id,
    name: LocalName,
    icon: z.string(),
    shape: PinShape,
    defaultSeverity: z.number().int().min(1).max(10),
    slaHours: z.number().positive(),
  })
  .meta({ id: 'Category' });
export type Category = z.output<typeof Category>;

export const Zone = z
  .object({
    id: Id,
    cityId: Id,
    name: LocalName,
    areaIds: z.array(Id),
    version: z.number().int(),
  })
  .meta({ id: 'Zone' });
export type Zone = z.output<typeof Zone>;

export const Area = z
  .object({
    id: Id,
    cityId: Id,
    number: z.number().int().nullable(),
    name: z.string(),
    zoneId: Id.nullable(),
    population: z.number().int().nullable(),
    areaSqKm: z.number().nullable(),
    centre: Place,
    /** west, south, east, north in degrees */
    bbox: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  })
  .meta({ id: 'Area' });
export type Area = z.output<typeof Area>;

export const Suggestion = z
  .object({
    categoryId: Id,
    /** 0-1: the engine's probability, or without it the share of the matched words' weight. */
    confidence: z.number().min(0).max(1),
    /** The words of the text that decided. */
    words: z.array(z.string()),
  })
  .meta({ id: 'Suggestion' });
export type Suggestion = z.output<typeof Suggestion>;
