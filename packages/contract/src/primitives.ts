import { z } from 'zod';

/** Opaque identifier; UUID for what people make, slug for what a city pack brings. */
export const Id = z.string().min(1).max(64);
export const Uuid = z.uuid();
export const Timestamp = z.iso.datetime({ offset: true }).describe('RFC 3339 time with offset');
export const Latitude = z.number().min(-90).max(90);
export const Longitude = z.number().min(-180).max(180);

export const Place = z.object({ lat: Latitude, lng: Longitude }).meta({ id: 'Place' });
export type Place = z.output<typeof Place>;

/** A name in each language that the city speaks; English is always there. */
export const LocalName = z
  .object({ en: z.string() })
  .catchall(z.string())
  .meta({ id: 'LocalName' });
export type LocalName = z.output<typeof LocalName>;

export const NamedRef = z.object({ id: Id, name: z.string() }).meta({ id: 'NamedRef' });

/** Numbers arrive in a query string as text. */
export const queryNumber = (schema: z.ZodNumber) =>
  z
    .string()
    .trim()
    .regex(/^-?\d+(\.\d+)?$/, 'must be a number')
    .transform(Number)
    .pipe(schema);

export const queryBoolean = z.enum(['true', 'false']).transform((text) => text === 'true');

/** `a,b,c` in a query string. */
export const commaList = <T extends z.ZodType<unknown, string>>(item: T) =>
  z
    .string()
    .transform((text) =>
      text
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== ''),
    )
    .pipe(z.array(item).min(1).max(100));

/** `west,south,east,north` in degrees. */
export const Bbox = z
  .string()
  .transform((text) =>
    text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part))),
  )
  .pipe(z.tuple([Longitude, Latitude, Longitude, Latitude]))
  .refine(([west, south, east, north]) => west <= east && south <= north, {
    message: 'must be west,south,east,north with west <= east and south <= north',
  });
export type Bbox = z.output<typeof Bbox>;

/** `lat,lng,metres`: a circle around a place. */
export const Near = z
  .string()
  .transform((text) =>
    text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part))),
  )
  .pipe(z.tuple([Latitude, Longitude, z.number().positive().max(50_000)]));

export const Cursor = z.string().min(1).max(300);

export const pageQuery = {
  cursor: Cursor.optional(),
  limit: queryNumber(z.number().int().min(1).max(200)).optional(),
};

/** Every list answers `items` and where to go on; `null` when this was the last page. */
export const listOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });
