import type { RouteQuery, routes, SurgeAccuracy } from '@pulse/contract';
import type { Ctx } from '../../kernel/ctx.ts';
import { notFound } from '../../kernel/errors.ts';
import { auditHospitalRead, hospitalScope, hospitalStands } from '../hospitals/index.ts';
import { cityTime, isoDay } from './features/city-time.ts';
import { type SurgeScore, selectScores } from './score-queries.ts';
import { recordDays, recordHorizonDays, surgeRecord } from './surge-record.ts';

type Input = RouteQuery<typeof routes.surgeAccuracy>;

/**
 * What was forecast beside what came: of one hospital, or of all own ones together.
 *
 * @throws DomainError `not_found`, also for a hospital of somebody else
 */
export const surgeAccuracy = async (ctx: Ctx, input: Input): Promise<SurgeAccuracy> => {
  const { hospital, unit, days = recordDays, horizon = recordHorizonDays } = input;
  const scope = hospitalScope(ctx.actor);
  const own = await hospitalStands(ctx, ctx.db, scope, {
    ...(hospital === undefined
      ? { cityId: input.city ?? (scope === 'all' ? ctx.config.defaultCityId : undefined) }
      : { ids: [hospital] }),
  });
  const [first] = own;
  if (hospital !== undefined && first === undefined) throw notFound('hospital');
  const ids = own.map(({ state }) => state.id);
  const today = cityTime(ctx, first?.cityId ?? input.city ?? ctx.config.defaultCityId).today;
  const scores = await selectScores(ctx.db, {
    hospitalIds: ids,
    unit: unit ?? '',
    from: isoDay(today - days),
    to: isoDay(today),
  });
  await auditHospitalRead(ctx, 'surge-accuracy', ids);
  const asked = scores.filter(({ horizonDays }) => horizonDays === horizon);
  return {
    hospital: hospital === undefined || !first ? null : refOf(first),
    unit: unit ?? null,
    horizonDays: horizon,
    all: surgeRecord(asked),
    specialDays: surgeRecord(asked.filter(({ special }) => special)),
    otherDays: surgeRecord(asked.filter(({ special }) => !special)),
    byHorizon: byHorizon(scores),
    days: hospital === undefined ? [] : asked.map(accuracyDay),
    byHospital: own
      .flatMap((stand) => {
        const record = surgeRecord(asked.filter(({ hospitalId }) => hospitalId === stand.state.id));
        return record === null ? [] : [{ hospital: refOf(stand), record }];
      })
      .sort(
        (a, b) =>
          (b.record.relativeError ?? 0) - (a.record.relativeError ?? 0) ||
          (a.hospital.id < b.hospital.id ? -1 : 1),
      ),
  };
};

const refOf = ({ state }: { readonly state: { readonly id: string; readonly name: string } }) => ({
  id: state.id,
  name: state.name,
});

const byHorizon = (scores: readonly SurgeScore[]): SurgeAccuracy['byHorizon'] =>
  [...new Set(scores.map(({ horizonDays }) => horizonDays))]
    .sort((a, b) => a - b)
    .flatMap((horizonDays) => {
      const record = surgeRecord(scores.filter((one) => one.horizonDays === horizonDays));
      return record === null ? [] : [{ horizonDays, record }];
    });

const accuracyDay = (score: SurgeScore): SurgeAccuracy['days'][number] => {
  const { day, point, lower80, upper80, actual, naive, special, basis } = score;
  return { day, point, lower80, upper80, actual, naive, special, basis };
};
