import type { SurgeUnit, WhatIfChanges } from '@pulse/contract';
import type { Ctx } from '../../kernel/ctx.ts';
import { DomainError } from '../../kernel/errors.ts';
import { expectedPatients, listPlannedGatherings } from '../gatherings/index.ts';
import { hospitalPlaces } from '../hospitals/index.ts';
import { type CityState, inputsOf } from './city-state.ts';
import { type SharedCrowd, shareCrowd } from './features/share-crowd.ts';
import type { CityInputs, SeriesInputs } from './surge/forecast-city.ts';

interface Asked {
  readonly firstDay: number;
  readonly count: number;
  readonly hospitalIds: readonly string[];
  readonly changes: WhatIfChanges;
}

/** So far ahead the feature store knows what gatherings bring; later ones are reckoned here. */
const storedAheadDays = 21;
const burnsUnit = 'burns';

/**
 * What is known of the days asked for, and what would be.
 *
 * @throws DomainError `validation_failed` for a gathering that is not planned on these days
 */
export const changedInputs = async (
  ctx: Ctx,
  state: CityState,
  { firstDay, count, hospitalIds, changes }: Asked,
): Promise<{ today: CityInputs; changed: CityInputs }> => {
  const { time, cityId } = state;
  const known = inputsOf(state);
  const planned = (
    await listPlannedGatherings(
      ctx,
      cityId,
      new Date(time.beginOf(firstDay)),
      new Date(time.beginOf(firstDay + count)),
    )
  ).filter(({ status }) => status === 'planned');
  const hospitals = (await hospitalPlaces(ctx.db, cityId)).filter(({ open }) => open);
  const isAsked = (day: number) => day >= firstDay && day < firstDay + count;
  const bring = (gathering: SharedCrowd, sign: 1 | -1 = 1): Brought[] =>
    shareCrowd(gathering, hospitals, time.wallOf)
      .filter(({ day }) => isAsked(day))
      .map((one) => ({ ...one, patients: sign * one.patients, burns: sign * one.burns }));
  const later = planned
    .flatMap((one) => bring(one))
    .filter(({ day }) => day > time.today + storedAheadDays);
  const { crowd, pm25, temperatureMaxC } = changes;
  const gathering = planned.find(({ id }) => id === crowd?.gatheringId);
  if (crowd?.gatheringId !== undefined && gathering === undefined) throw noGathering();
  const more =
    crowd === undefined
      ? []
      : crowd.gatheringId === undefined
        ? spreadCrowd(state, crowd.expectedCrowd, { firstDay, count, hospitalIds })
        : gathering === undefined
          ? []
          : [
              ...bring(gathering, -1),
              ...bring({ ...gathering, expectedCrowd: crowd.expectedCrowd }),
            ];
  const days = Array.from({ length: count }, (_, i) => ({
    day: firstDay + i,
    ...(pm25 !== undefined && { pm25 }),
    ...(temperatureMaxC !== undefined && { temperatureMaxC }),
  }));
  return {
    today: { ...known, series: [...(known.series ?? []), ...told(state, known, later)] },
    changed: {
      ...known,
      days: [...(known.days ?? []), ...days],
      series: [...(known.series ?? []), ...told(state, known, [...later, ...more])],
    },
  };
};

const noGathering = () =>
  new DomainError('validation_failed', 'No such gathering is planned on these days.', {
    remedy: 'Choose a planned gathering of the city, and days that it takes place on.',
    errors: [
      {
        path: 'body.changes.crowd.gatheringId',
        message: 'is no gathering that is planned in the city on the days asked for',
      },
    ],
  });

interface Brought {
  readonly hospitalId: string;
  readonly day: number;
  readonly patients: number;
  readonly burns: number;
}

/** A crowd that is at no place: of general kind, outdoors, without posts, to all as busy as they are. */
const spreadCrowd = (
  state: CityState,
  expectedCrowd: number,
  { firstDay, count, hospitalIds }: Omit<Asked, 'changes'>,
): Brought[] => {
  const { presentations } = expectedPatients({
    kind: 'other',
    expectedCrowd,
    setting: 'outdoor',
    water: true,
  });
  const usual = new Map(hospitalIds.map((id) => [id, latelyOf(state, id, '')]));
  const all = [...usual.values()].reduce((sum, one) => sum + one, 0);
  if (all <= 0) return [];
  return [...usual].flatMap(([hospitalId, own]) =>
    Array.from({ length: count }, (_, i) => ({
      hospitalId,
      day: firstDay + i,
      patients: (presentations * own) / all,
      burns: 0,
    })),
  );
};

/** What each series is to be told: what it knew of the day, and what is brought on top. */
const told = (state: CityState, known: CityInputs, brought: readonly Brought[]): SeriesInputs[] => {
  const sums = new Map<string, Map<number, number>>();
  const add = (hospitalId: string, unit: string, day: number, patients: number) => {
    const key = `${hospitalId}|${unit}`;
    const days = sums.get(key) ?? new Map<number, number>();
    days.set(day, (days.get(day) ?? 0) + patients);
    sums.set(key, days);
  };
  const units = unitShares(state);
  for (const { hospitalId, day, patients, burns } of brought) {
    add('', '', day, patients + burns);
    add(hospitalId, '', day, patients + burns);
    for (const [unit, share] of units.get(hospitalId) ?? []) {
      add(hospitalId, unit, day, patients * share + (unit === burnsUnit ? burns : 0));
    }
  }
  const knownDays = new Map(
    (known.series ?? []).map(({ hospitalId, unit, days }) => [`${hospitalId}|${unit}`, days]),
  );
  return state.series.flatMap(({ hospitalId, unit }): SeriesInputs[] => {
    const own = sums.get(`${hospitalId}|${unit}`);
    if (own === undefined) return [];
    const before = new Map(
      (knownDays.get(`${hospitalId}|${unit}`) ?? []).flatMap(({ day, gathering }) =>
        gathering === undefined ? [] : [[day, gathering] as const],
      ),
    );
    const days = [...own].map(([day, patients]) => ({
      day,
      gathering: Math.max(0, (before.get(day) ?? 0) + patients),
    }));
    return [{ hospitalId, unit, days }];
  });
};

/** Shares of a hospital's patients lately, by unit. */
const unitShares = (state: CityState): Map<string, Map<SurgeUnit, number>> => {
  const hospitals = new Map<string, Map<SurgeUnit, number>>();
  for (const { hospitalId, unit, fit } of state.series) {
    if (unit === '' || hospitalId === '') continue;
    const own = hospitals.get(hospitalId) ?? new Map<SurgeUnit, number>();
    hospitals.set(hospitalId, own.set(unit, fit.fitted.lately));
  }
  for (const own of hospitals.values()) {
    const all = [...own.values()].reduce((sum, one) => sum + one, 0);
    for (const [unit, lately] of own) own.set(unit, all > 0 ? lately / all : 0);
  }
  return hospitals;
};

const latelyOf = ({ series }: CityState, id: string, wanted: string): number =>
  series.find(({ hospitalId, unit }) => hospitalId === id && unit === wanted)?.fit.fitted.lately ??
  0;
