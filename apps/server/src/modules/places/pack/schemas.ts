import { PinShape } from '@pulse/contract';
import { z } from 'zod';

const slug = (longest: number) =>
  z
    .string()
    .regex(/^[a-z0-9-]+$/, 'must be a slug of a-z, 0-9 and -')
    .min(2)
    .max(longest);
const Name = z.object({ en: z.string().min(1) }).catchall(z.string().min(1));
const Words = z.array(z.string().trim().min(1));

const isTimeZone = (zone: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }) !== undefined;
  } catch {
    return false;
  }
};

export const PackInfo = z.object({
  id: slug(40),
  name: Name,
  country: z.string().length(2),
  timeZone: z.string().refine(isTimeZone, 'must be a time zone such as Asia/Kolkata'),
  centre: z.object({ lat: z.number().min(-90).max(90), lng: z.number().min(-180).max(180) }),
  refPrefix: z.string().regex(/^[A-Z]{2,5}$/, 'must be 2 to 5 capital letters'),
  languages: z.array(z.string().min(2)).min(1),
  populationNote: z.string().optional(),
  attribution: z.array(z.object({ what: z.string(), source: z.string(), licence: z.string() })),
});

export const PackZones = z.array(z.object({ id: slug(40), name: Name })).min(1);

export const PackCategories = z
  .array(
    z.object({
      id: slug(40),
      name: Name,
      icon: z.string().min(1),
      shape: PinShape,
      defaultSeverity: z.number().int().min(1).max(10),
      slaHours: z.number().positive(),
      aliases: Words,
      keywords: z.record(z.string(), Words),
    }),
  )
  .min(1)
  .refine((all) => all.some(({ id }) => id === 'other'), 'must have the category other');

const Position = z
  .tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)])
  .rest(z.number());
const Ring = z
  .array(Position)
  .min(4, 'a ring has at least four positions')
  .refine((ring) => {
    const [first, last] = [ring[0], ring.at(-1)];
    return first?.[0] === last?.[0] && first?.[1] === last?.[1];
  }, 'a ring ends where it begins');
const Rings = z.array(Ring).min(1);

export const PackBoundary = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), coordinates: Rings }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(Rings).min(1) }),
]);

export const PackFeatures = z.object({
  type: z.literal('FeatureCollection'),
  features: z
    .array(
      z.object({
        properties: z.object({
          id: slug(64),
          number: z.number().int().nullable(),
          name: z.string().trim().min(1),
          zone: z.string().nullable(),
          population: z.number().int().nonnegative().nullable(),
          areaSqKm: z.number().positive().nullable(),
        }),
        geometry: PackBoundary,
      }),
    )
    .min(1),
});
