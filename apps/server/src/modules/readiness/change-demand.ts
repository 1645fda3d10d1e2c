import type { WhatIfChanges } from '@pulse/contract';
import type { Ctx } from '../../kernel/ctx.ts';
import { DomainError } from '../../kernel/errors.ts';
import { inTurns, type Steps } from '../../kernel/in-turns.ts';
import { listHolidays } from '../gatherings/index.ts';
import type { HospitalStand } from '../hospitals/index.ts';
import { bedForecasts } from './bed-forecasts.ts';
import { changedInputs } from './changed-inputs.ts';
import { forecastState } from './city-heads.ts';
import { type CityState, fitsOf, loadCityState } from './city-state.ts';
import { closeBeds } from './close-beds.ts';
import { isFeast } from './coming-festivals.ts';
import { dayOfIso } from './features/city-time.ts';
import { horizonDays } from './horizon.ts';
import { hospitalBeds, usualCensus } from './hospital-beds.ts';
import type { ChangedDemand, HospitalDemand } from './hospital-demand.ts';
import { demandOfCity } from './load-demand.ts';
import type { HospitalBedsInput } from './surge/department-demand.ts';
import {
  type CityInputs,
  forecastCityInSteps,
  type HospitalOutlook,
} from './surge/forecast-city.ts';

export interface ChangeDemandInput {
  readonly cityId: string;
  readonly hospitalIds: readonly string[];
  /** `2027-10-29`; today when left out. At most two years ahead. */
  readonly firstDay?: string | undefined;
  /** How many; a fortnight when left out. */
  readonly days?: number | undefined;
  readonly changes: WhatIfChanges;
}

const mostAheadDays = 730;

/**
 * What would come to hospitals if something were otherwise, beside what is expected: the same fits
 * asked twice, nothing learnt and nothing stored. Beyond the days that are forecast, beds begin as
 * full as they usually are. Who may ask is for the caller to say.
 *
 * @throws DomainError `validation_failed` for days that are over or more than two years ahead
 */
export const changeDemand = async (
  ctx: Ctx,
  { cityId, hospitalIds, changes, ...span }: ChangeDemandInput,
): Promise<ChangedDemand> => {
  const state = await loadCityState(ctx, ctx.db, cityId);
  const { today } = state.time;
  const firstDay = span.firstDay === undefined ? today : dayOfIso(span.firstDay);
  const count = span.days ?? horizonDays;
  if (!(firstDay >= today && firstDay + count <= today + mostAheadDays)) {
    throw new DomainError('validation_failed', 'These days cannot be reckoned.', {
      remedy: 'Choose days from today to two years ahead.',
      errors: [{ path: 'body.from', message: 'is over, or too far ahead' }],
    });
  }
  const inputs = await changedInputs(ctx, state, { firstDay, count, hospitalIds, changes });
  const fits = fitsOf(state);
  const bedsOf = await inTurns(startingBeds(state, firstDay));
  function* side(
    days: CityInputs,
    closed: NonNullable<WhatIfChanges['closedBeds']>,
  ): Steps<HospitalDemand[]> {
    const outlook = yield* forecastCityInSteps(fits, { ...days, firstDay, count });
    return yield* demandOfCity(state, outlook, hospitalIds, (stand, own) =>
      closeBeds(bedsOf(stand, own), stand.state.id, closed),
    );
  }
  return {
    today: await inTurns(side(inputs.today, [])),
    changed: await inTurns(side(inputs.changed, changes.closedBeds ?? [])),
    beyondHorizon: firstDay + count > today + horizonDays,
    festival: await festivalOn(ctx, cityId, firstDay, count),
  };
};

/** Beds as they are on the first day: now, as forecast, or as usual. */
function* startingBeds(
  state: CityState,
  firstDay: number,
): Steps<(stand: HospitalStand, own: HospitalOutlook) => HospitalBedsInput> {
  const ahead = firstDay - state.time.today;
  const forecast =
    ahead > 0 && ahead < horizonDays
      ? yield* bedForecasts(state, yield* forecastState(state))
      : undefined;
  return (stand, own) => {
    const input = hospitalBeds(state, stand, own);
    if (ahead === 0) return input;
    const usual = usualCensus(stand, usualOf(state, stand.state.id));
    const departments = input.departments.map((one) => {
      const then = forecast?.get(stand.state.id)?.get(one.department)?.days[ahead]?.occupied;
      return { ...one, census: then ?? usual.get(one.department) ?? one.census };
    });
    return { ...input, departments, restOfToday: 1 };
  };
}

const usualOf = (state: CityState, id: string) =>
  state.series.find(({ hospitalId, unit }) => hospitalId === id && unit === '')?.fit.usual;

/** A feast that moves arrivals before other public holidays. */
const festivalOn = async (
  ctx: Ctx,
  cityId: string,
  firstDay: number,
  count: number,
): Promise<string | null> => {
  const holidays = (await listHolidays(ctx.db, cityId)).filter(({ date, category }) => {
    const day = dayOfIso(date);
    return day >= firstDay && day < firstDay + count && category === 'public';
  });
  return (holidays.find(isFeast) ?? holidays[0])?.name ?? null;
};
