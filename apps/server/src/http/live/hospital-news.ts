import type { ServerPayload } from '@pulse/contract';
import type { PlacedEvent, Topic } from '../../kernel/events.ts';
import { allHospitalsRoom, hospitalRoom } from './rooms.ts';

export type HospitalNews = ServerPayload<'hospital:changed'>;

/** Open hospitals of a city, for events that concern all of them. */
export type LoadCityHospitals = (cityId: string) => Promise<readonly string[]>;

const whatOf: Partial<Record<Topic, HospitalNews['what']>> = {
  'hospital.changed': 'observation',
  'observation.recorded': 'observation',
  'surge.refreshed': 'surge',
  'plan.made': 'plan',
  'recommendation.decided': 'recommendation',
};

/** What a run of events says of hospitals, one line for each event. */
export const hospitalNews = async (
  events: readonly PlacedEvent[],
  loadCityHospitals: LoadCityHospitals,
): Promise<HospitalNews[]> => {
  const news: HospitalNews[] = [];
  for (const { topic, payload, position } of events) {
    const what = whatOf[topic];
    if (what === undefined) continue;
    const named = [payload.hospitalId, ...listOf(payload.hospitalIds)].filter(isText);
    const { cityId } = payload;
    const hospitalIds =
      named.length === 0 && isText(cityId) ? [...(await loadCityHospitals(cityId))] : named;
    if (hospitalIds.length > 0) news.push({ position, what, hospitalIds });
  }
  return news;
};

/** One message of each kind instead of many, up to the newest position. */
export const mergeNews = (news: readonly HospitalNews[]): HospitalNews[] => {
  const merged = new Map<HospitalNews['what'], HospitalNews>();
  for (const { what, position, hospitalIds } of news) {
    const before = merged.get(what);
    merged.set(what, {
      what,
      position: Math.max(position, before?.position ?? 0),
      hospitalIds: [...new Set([...(before?.hospitalIds ?? []), ...hospitalIds])],
    });
  }
  return [...merged.values()].sort((a, b) => a.position - b.position);
};

/** What the members of these rooms may hear of it: no id of a hospital whose room they are not in. */
export const newsFor = (news: readonly HospitalNews[], rooms: ReadonlySet<string>) =>
  rooms.has(allHospitalsRoom)
    ? [...news]
    : news.flatMap((one) => {
        const hospitalIds = one.hospitalIds.filter((id) => rooms.has(hospitalRoom(id)));
        return hospitalIds.length === 0 ? [] : [{ ...one, hospitalIds }];
      });

export const hearsHospitals = (rooms: readonly string[]): boolean =>
  rooms.some((room) => room === allHospitalsRoom || room.startsWith(hospitalRoom('')));

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const isText = (value: unknown): value is string => typeof value === 'string';
