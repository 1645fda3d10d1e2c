import type { Place } from '@pulse/contract';
import type { Ctx, Tx } from '../../kernel/ctx.ts';
import { zoneOffset } from '../../kernel/zone-offset.ts';
import {
  holidayDates,
  type PlannedGathering,
  storeGatherings,
} from '../../modules/gatherings/index.ts';

const dayMs = 86_400_000;
const hourMs = 3_600_000;

interface DemoGathering {
  /** From today, or the next time that a holiday of the pack comes. */
  readonly on: { readonly inDays: number } | { readonly holiday: string };
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
    on: { inDays: 3 },
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
    on: { inDays: 6 },
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
    on: { inDays: 9 },
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
  {
    on: { holiday: 'Diwali (Deepavali)' },
    fromHour: 17,
    hours: 6,
    place: { lat: 12.9507, lng: 77.5848 },
    what: {
      ...usual,
      kind: 'religious',
      name: 'Deepavali, Lalbagh',
      expectedCrowd: 250_000,
      fireworks: true,
      medicalPosts: 4,
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
  const planned: PlannedGathering[] = [];
  for (const { on, fromHour, hours, place, what } of gatherings) {
    const area = ctx.geography.locate(place);
    if (area?.cityId !== city.id) continue;
    const day = 'inDays' in on ? today + on.inDays : await nextDay(tx, city.id, on.holiday, today);
    if (day === undefined) continue;
    const startMs = day * dayMs + fromHour * hourMs - offsetMs;
    planned.push({
      ...what,
      ...place,
      areaId: area.id,
      holiday: 'holiday' in on ? on.holiday : null,
      startsAt: new Date(startMs),
      endsAt: new Date(startMs + hours * hourMs),
    });
  }
  await storeGatherings(ctx, tx, city.id, planned);
};

/** Day of the next date of a holiday that the pack knows, days since 1970-01-01. */
const nextDay = async (
  tx: Tx,
  cityId: string,
  holiday: string,
  today: number,
): Promise<number | undefined> => {
  const dates = await holidayDates(tx, cityId, holiday);
  return dates.map((date) => Date.parse(date) / dayMs).find((day) => day >= today);
};
