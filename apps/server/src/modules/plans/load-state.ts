import type { Ctx } from '../../kernel/ctx.ts';
import { inTurns } from '../../kernel/in-turns.ts';
import { comingOccasions } from '../gatherings/index.ts';
import { loadHospitalResources } from '../hospitals/index.ts';
import { listDailySignals } from '../predictions/index.ts';
import type { HospitalDemand } from '../readiness/index.ts';
import { buildState } from './agents/build-state.ts';
import type { CityFacts, PlanState } from './agents/plan-state.ts';
import { cityDay, nextDay } from './day-times.ts';
import { loadDecided } from './decided.ts';
import { readPlanSettings } from './read-plan-settings.ts';
import type { Solve } from './solve/solve-in-thread.ts';

/** Where plans get what they are made of and who solves them. */
export interface PlanSources {
  readonly loadDemand: (
    ctx: Ctx,
    cityId: string,
    hospitalIds: 'all' | readonly string[],
  ) => Promise<readonly HospitalDemand[]>;
  readonly solve: Solve;
}

/** All that agents look at, as it is now. Undefined: nothing is forecast in the city. */
export const loadState = async (
  ctx: Ctx,
  cityId: string,
  { loadDemand }: Pick<PlanSources, 'loadDemand'>,
): Promise<PlanState | undefined> => {
  const demand = await loadDemand(ctx, cityId, 'all');
  const today = demand[0]?.days[0];
  if (today === undefined) return undefined;
  const timeZone = timeZoneOf(ctx, cityId);
  const { settings } = await readPlanSettings(ctx.db);
  const resources = await loadHospitalResources(
    ctx.db,
    demand.map(({ hospitalId }) => hospitalId),
  );
  const state = await inTurns(
    buildState({
      cityId,
      now: ctx.clock.now(),
      timeZone,
      settings,
      demand,
      resources,
      decided: await loadDecided(ctx.db, cityId, today),
      facts: await loadFacts(ctx, cityId, today, settings.horizonDays),
    }),
  );
  return state.hospitals.length === 0 || state.days.length === 0 ? undefined : state;
};

export const timeZoneOf = (ctx: Pick<Ctx, 'geography'>, cityId: string): string =>
  ctx.geography.city(cityId)?.timeZone ?? 'UTC';

export const todayOf = (ctx: Pick<Ctx, 'geography' | 'clock'>, cityId: string): string =>
  cityDay(timeZoneOf(ctx, cityId), ctx.clock.now());

/** What is known of the days besides patients. */
export const loadFacts = async (
  ctx: Ctx,
  cityId: string,
  today: string,
  days: number,
): Promise<CityFacts> => {
  const span = { fromDay: today, toDay: nextDay(today, days - 1) };
  const occasions = await comingOccasions(ctx.db, cityId, {
    ...span,
    timeZone: timeZoneOf(ctx, cityId),
  });
  const pm25 = new Map<string, number>();
  const temperatureMaxC = new Map<string, number>();
  // By day, then by when it became known: the last word on a day stays.
  for (const { input, measure, day, value } of await listDailySignals(ctx, cityId, span)) {
    if (input === 'air' && measure === 'pm25') pm25.set(day, value);
    if (input === 'temperatureMaxC') temperatureMaxC.set(day, value);
  }
  return { occasions, pm25, temperatureMaxC };
};
