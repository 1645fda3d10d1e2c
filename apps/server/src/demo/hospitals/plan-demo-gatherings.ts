import type { Place } from '@pulse/contract';
import type { Ctx, Tx } from '../../kernel/ctx.ts';
import { zoneOffset } from '../../kernel/zone-offset.ts';
import { type PlannedGathering, storeGatherings } from '../../modules/gatherings/index.ts';

const dayMs = 86_400_000;
const hourMs = 3_600_000;

interface DemoGathering {
  readonly inDays: number;
  readonly fromHour: number;
  readonly hours: number;
  readonly place: Place;
  readonly what: Omit<
    PlannedGathering,
    'areaId' | 'lat' | 'lng' | 'startsAt' | 'endsAt' | 'holiday'
  >;
}

const usual = { alcohol: false, fireworks: false, setting: 'outdoor', water: true } as const;

/** Made up, at places of Bengaluru where such things take place. */
const gatherings: readonly DemoGathering[] = [
  {
    inDays: 3,
    fromHour: 17,
    hours: 5,
    place: { lat: 12.9763, lng: 77.5929 },
    what: {
      ...usual,
      kind: 'concert',
      name: 'Evening concert, Cubbon Park',
      expectedCrowd: 18_000,
      medicalPosts: 2,
    },
  },
  {
    inDays: 6,
    fromHour: 6,
    hours: 4,
    place: { lat: 12.9698, lng: 77.6001 },
    what: {
      ...usual,
      kind: 'race',
      name: 'Ten-kilometre run, Kanteerava',
      expectedCrowd: 9_000,
      medicalPosts: 4,
    },
  },
  {
    inDays: 9,
    fromHour: 9,
    hours: 12,
    place: { lat: 12.9421, lng: 77.5683 },
    what: {
      ...usual,
      kind: 'fair',
      name: 'Groundnut fair, Basavanagudi',
      expectedCrowd: 120_000,
      medicalPosts: 3,
    },
  },
];

/** Plans some gatherings for the days to come, where the city has these places. */
export const planDemoGatherings = async (
  ctx: Ctx,
  tx: Tx,
  city: { readonly id: string; readonly timeZone: string },
): Promise<void> => {
  const nowMs = ctx.clock.now().getTime();
  const offsetMs = zoneOffset(city.timeZone)(nowMs);
  const today = Math.floor((nowMs + offsetMs) / dayMs);
  const planned = gatherings.flatMap(({ inDays, fromHour, hours, place, what }) => {
    const area = ctx.geography.locate(place);
    if (area?.cityId !== city.id) return [];
    const startMs = (today + inDays) * dayMs + fromHour * hourMs - offsetMs;
    return {
      ...what,
      ...place,
      areaId: area.id,
      holiday: null,
      startsAt: new Date(startMs),
      endsAt: new Date(startMs + hours * hourMs),
    };
  });
  await storeGatherings(ctx, tx, city.id, planned);
};
