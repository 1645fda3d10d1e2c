import { DepartmentKind, type HospitalSurge } from '@pulse/contract';
import type { Ctx } from '../../kernel/ctx.ts';
import { notFound } from '../../kernel/errors.ts';
import {
  auditHospitalRead,
  type HospitalStand,
  hospitalScope,
  hospitalStands,
} from '../hospitals/index.ts';
import { cityTime, dayOfIso, isoDay } from './features/city-time.ts';
import { type GatheringNear, listGatheringsNear } from './features/list-gatherings-near.ts';
import { horizonDays } from './horizon.ts';
import { rounded } from './present-days.ts';
import { presentSeries } from './present-series.ts';
import { type SurgeHead, selectHeads } from './queries.ts';
import { type SurgeScore, selectScores } from './score-queries.ts';
import { dayMs } from './surge/surge-row.ts';
import { surgeHeadline } from './surge-headline.ts';
import { recordDays, recordHorizonDays, surgeRecord } from './surge-record.ts';
import { surgeSources } from './surge-sources.ts';

/**
 * One hospital's forecast, its departments, its beds, and what stands behind it.
 *
 * @throws DomainError `not_found`, also for a hospital of somebody else
 */
export const hospitalSurge = async (
  ctx: Ctx,
  { id }: { readonly id: string },
): Promise<HospitalSurge> => {
  const { stand, heads } = await findSurge(ctx, id);
  const { state, cityId } = stand;
  const { today, wallOf, beginOf, nowMs } = cityTime(ctx, cityId);
  const scores = await selectScores(ctx.db, {
    hospitalIds: [id],
    horizonDays: recordHorizonDays,
    from: isoDay(today - recordDays),
    to: isoDay(today),
  });
  const near = await listGatheringsNear(ctx, {
    cityId,
    hospitalId: id,
    from: new Date(nowMs),
    to: new Date(beginOf(today + horizonDays)),
  });
  const gatherings = near
    .filter(({ expectedHere }) => expectedHere >= leastPatients)
    .sort((a, b) => b.expectedHere - a.expectedHere);
  await auditHospitalRead(ctx, 'surge-hospital', [id]);
  const series = (head: SurgeHead) => presentSeries(head, surgeRecord(scoresOf(scores, head)));
  const whole = heads.find(({ unit, days }) => unit === '' && days.length > 0);
  return {
    hospital: { id, name: state.name },
    capacitySource: state.capacitySource,
    silence: state.silence,
    headline: surgeHeadline({
      days: whole?.days ?? [],
      silence: state.silence,
      timeZone: ctx.geography.city(cityId)?.timeZone ?? 'UTC',
      gatheringsOn: (day) =>
        gatherings
          .filter(({ startsAt, endsAt }) => {
            const at = dayOfIso(day);
            return (
              Math.floor(wallOf(startsAt.getTime()) / dayMs) <= at &&
              Math.floor(wallOf(endsAt.getTime()) / dayMs) >= at
            );
          })
          .map(({ name }) => name),
    }),
    whole: whole ? series(whole) : null,
    departments: heads.filter(({ unit, days }) => unit !== '' && days.length > 0).map(series),
    beds: heads.flatMap(({ beds }) => beds ?? []),
    gatherings: gatherings.map(presentGathering),
    sources: await surgeSources(ctx, cityId),
  };
};

/** Fewer make no difference to a hospital. */
const leastPatients = 0.1;

const presentGathering = (one: GatheringNear): HospitalSurge['gatherings'][number] => ({
  id: one.gatheringId,
  name: one.name,
  startsAt: one.startsAt.toISOString(),
  endsAt: one.endsAt.toISOString(),
  expectedHere: rounded(one.expectedHere),
});

/** @throws DomainError `not_found`, also for a hospital of somebody else */
export const findSurge = async (
  ctx: Ctx,
  id: string,
): Promise<{ stand: HospitalStand; heads: SurgeHead[] }> => {
  const scope = hospitalScope(ctx.actor);
  const [stand] = await hospitalStands(ctx, ctx.db, scope, { ids: [id] });
  if (stand === undefined) throw notFound('hospital');
  const heads = await selectHeads(ctx.db, { hospitalIds: [id] });
  return { stand, heads: heads.sort((a, b) => placeOf(a.unit) - placeOf(b.unit)) };
};

/** The whole, the departments as the contract lists them, the others. */
const placeOf = (unit: string): number => {
  if (unit === '') return -1;
  const kinds: readonly string[] = DepartmentKind.options;
  return kinds.includes(unit) ? kinds.indexOf(unit) : kinds.length;
};

const scoresOf = (scores: readonly SurgeScore[], { unit }: SurgeHead): SurgeScore[] =>
  scores.filter((score) => score.unit === unit);
