import type { WhatIf, WhatIfChanges } from '@pulse/contract';
import type { Ctx } from '../../../kernel/ctx.ts';
import { DomainError, notFound } from '../../../kernel/errors.ts';
import { inTurns } from '../../../kernel/in-turns.ts';
import {
  auditHospitalRead,
  citiesOf,
  cityHospitals,
  type HospitalResources,
  hospitalScope,
  isInScope,
  loadHospitalResources,
} from '../../hospitals/index.ts';
import type { ChangedDemand } from '../../readiness/index.ts';
import { buildState } from '../agents/build-state.ts';
import type { CityFacts, PlanState } from '../agents/plan-state.ts';
import { loadDecided } from '../decided.ts';
import { loadFacts, timeZoneOf } from '../load-state.ts';
import { readPlanSettings } from '../read-plan-settings.ts';
import { coordinate } from '../solve/coordinate.ts';
import type { Solve } from '../solve/solve-in-thread.ts';
import { presentSide } from './present-side.ts';

export interface WhatIfInput {
  readonly city?: string | undefined;
  readonly hospitals?: readonly string[] | undefined;
  readonly from?: string | undefined;
  readonly days?: number | undefined;
  readonly changes: WhatIfChanges;
}

export interface WhatIfSources {
  readonly changeDemand: (ctx: Ctx, asked: ChangeDemand) => Promise<ChangedDemand>;
  /** A solver of its own: a question does not wait for a plan that is being made. */
  readonly solve: Solve;
}

export interface ChangeDemand {
  readonly cityId: string;
  readonly hospitalIds: readonly string[];
  readonly firstDay?: string | undefined;
  readonly days?: number | undefined;
  readonly changes: WhatIfChanges;
}

/** A week unless asked otherwise: a feast and what follows it. */
const usualDays = 7;
/** For each side, so that both are answered within two seconds. */
const timeLimitSeconds = 0.6;

/**
 * Forecast and plan as they would be, beside how they are, by the same solver in the same time.
 * Keeps nothing.
 *
 * @throws DomainError `not_found` for a hospital of somebody else, and a city with none of one's own;
 *   `validation_failed` for changes at a hospital that the answer is not about
 */
export const whatIf = async (
  ctx: Ctx,
  { changeDemand, solve }: WhatIfSources,
  input: WhatIfInput,
): Promise<WhatIf> => {
  const began = performance.now();
  const scope = hospitalScope(ctx.actor);
  const cityId = input.city ?? ctx.config.defaultCityId;
  const { changes } = input;
  const asked = input.hospitals ?? scope;
  const named = [
    ...(asked === 'all' ? [] : asked),
    ...(changes.closedBeds ?? []).map(({ hospitalId }) => hospitalId),
    ...(changes.absentStaff?.hospitalId === undefined ? [] : [changes.absentStaff.hospitalId]),
  ];
  if (!named.every((id) => isInScope(scope, id))) throw notFound('hospital');
  const cityIds = await citiesOf(ctx.db, scope);
  if (cityIds !== 'all' && !cityIds.includes(cityId)) throw notFound('city');
  const demand = await changeDemand(ctx, {
    cityId,
    hospitalIds: asked === 'all' ? await cityHospitals(ctx.db, cityId) : asked,
    firstDay: input.from,
    days: input.days ?? usualDays,
    changes,
  });
  const [first] = demand.today;
  if (first === undefined) throw notFound('hospital');
  requireAnswered(changes, new Set(demand.today.map(({ hospitalId }) => hospitalId)));
  const states = await loadStates(ctx, cityId, demand, changes);
  const limits = { ...states.settings, timeLimitSeconds };
  const today = await coordinate({ ...states.today, settings: limits }, solve);
  const changed = await coordinate({ ...states.changed, settings: limits }, solve);
  await auditHospitalRead(
    ctx,
    'what-if',
    demand.today.map(({ hospitalId }) => hospitalId),
  );
  return {
    firstDay: first.days[0] ?? '',
    lastDay: first.days.at(-1) ?? '',
    beyondHorizon: demand.beyondHorizon,
    festival: demand.festival,
    today: await inTurns(presentSide(today, demand.today)),
    changed: await inTurns(presentSide(changed, demand.changed)),
    includesInvented: demand.today.some(({ invented }) => invented),
    tookMs: Math.round(performance.now() - began),
  };
};

/** Own ones, but not asked for, of another city, or of which nothing is forecast. */
const requireAnswered = (
  { closedBeds = [], absentStaff }: WhatIfChanges,
  answered: ReadonlySet<string>,
): void => {
  const named = [
    ...closedBeds.map(({ hospitalId }, i) => ({ path: `closedBeds.${i}`, hospitalId })),
    { path: 'absentStaff', hospitalId: absentStaff?.hospitalId },
  ];
  const errors = named.flatMap(({ path, hospitalId }) =>
    hospitalId === undefined || answered.has(hospitalId)
      ? []
      : [{ path: `body.changes.${path}.hospitalId`, message: 'is not in the answer' }],
  );
  if (errors.length === 0) return;
  throw new DomainError(
    'validation_failed',
    'Something is changed at a hospital that the answer is not about.',
    { remedy: 'Ask for that hospital too, or leave the change out.', errors },
  );
};

interface States {
  readonly settings: PlanState['settings'];
  readonly today: PlanState;
  readonly changed: PlanState;
}

const loadStates = async (
  ctx: Ctx,
  cityId: string,
  demand: ChangedDemand,
  changes: WhatIfChanges,
): Promise<States> => {
  const { settings } = await readPlanSettings(ctx.db);
  const firstDay = demand.today[0]?.days[0] ?? '';
  const horizonDays = demand.today[0]?.days.length ?? settings.horizonDays;
  const resources = await loadHospitalResources(
    ctx.db,
    demand.today.map(({ hospitalId }) => hospitalId),
  );
  const shared = {
    cityId,
    now: ctx.clock.now(),
    timeZone: timeZoneOf(ctx, cityId),
    settings: { ...settings, horizonDays },
    decided: demand.beyondHorizon ? [] : await loadDecided(ctx.db, cityId, firstDay),
    facts: await loadFacts(ctx, cityId, firstDay, horizonDays),
  };
  return {
    settings: shared.settings,
    today: await inTurns(buildState({ ...shared, demand: demand.today, resources })),
    changed: await inTurns(
      buildState({
        ...shared,
        demand: demand.changed,
        resources: withoutAbsent(resources, changes),
        facts: changedFacts(shared.facts, demand.today[0]?.days ?? [], changes),
      }),
    ),
  };
};

/** Air and heat of each day as asked for: they call for advice to the public, too. */
const changedFacts = (
  facts: CityFacts,
  days: readonly string[],
  { pm25, temperatureMaxC }: WhatIfChanges,
): CityFacts => {
  const onEach = (value: number) => new Map(days.map((day) => [day, value]));
  return {
    ...facts,
    ...(pm25 !== undefined && { pm25: onEach(pm25) }),
    ...(temperatureMaxC !== undefined && { temperatureMaxC: onEach(temperatureMaxC) }),
  };
};

/** Rosters without those who are absent. */
const withoutAbsent = (
  resources: readonly HospitalResources[],
  { absentStaff }: WhatIfChanges,
): HospitalResources[] =>
  resources.map((one) => {
    if (absentStaff === undefined) return one;
    if (absentStaff.hospitalId !== undefined && absentStaff.hospitalId !== one.id) return one;
    return {
      ...one,
      staff: one.staff.map((shift) => ({
        ...shift,
        people: Math.round(shift.people * (1 - absentStaff.share)),
      })),
    };
  });
