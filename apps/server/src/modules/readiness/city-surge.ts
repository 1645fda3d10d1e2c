import type { CitySurge } from '@pulse/contract';
import { requireRole } from '../../kernel/actor.ts';
import type { Ctx } from '../../kernel/ctx.ts';
import { auditHospitalRead, hospitalStands } from '../hospitals/index.ts';
import { cityTime, isoDay } from './features/city-time.ts';
import { presentSeries } from './present-series.ts';
import { selectHeads } from './queries.ts';
import { selectScores } from './score-queries.ts';
import { recordDays, recordHorizonDays, surgeRecord } from './surge-record.ts';

/** So many hospitals have to stand behind a sum, or it would tell of one of them. */
const least = 5;

/** The sum of a city's hospitals; nothing of it where few stand behind it. */
export const citySurge = async (
  ctx: Ctx,
  { city }: { readonly city?: string | undefined },
): Promise<CitySurge> => {
  const { role, hospitalIds = [] } = requireRole(ctx.actor, 'planner', 'analyst', 'admin');
  const cityId = city ?? ctx.config.defaultCityId;
  const stands = await hospitalStands(ctx, ctx.db, 'all', { cityId });
  const heads = await selectHeads(ctx.db, { cityId, onlyWhole: true });
  const forecast = new Set(heads.flatMap(({ hospitalId }) => (hospitalId ? [hospitalId] : [])));
  const behind = stands.filter(({ state }) => forecast.has(state.id));
  // Who knows own hospitals could subtract them: what is left must not be few either.
  const others = behind.filter(({ state }) => !hospitalIds.includes(state.id)).length;
  const hidden = behind.length < least || (role === 'planner' && others > 0 && others < least);
  await auditHospitalRead(
    ctx,
    'surge-city',
    behind.map(({ state }) => state.id),
  );
  const head = heads.find(({ hospitalId }) => hospitalId === '');
  if (hidden || head === undefined) {
    return { cityId, hospitals: 0, includesInvented: false, whole: null, beds: null };
  }
  const today = cityTime(ctx, cityId).today;
  const scores = await selectScores(ctx.db, {
    cityId,
    hospitalIds: [''],
    unit: '',
    horizonDays: recordHorizonDays,
    from: isoDay(today - recordDays),
    to: isoDay(today),
  });
  return {
    cityId,
    hospitals: behind.length,
    includesInvented: behind.some(({ state }) => state.capacitySource === 'invented'),
    whole: presentSeries(head, surgeRecord(scores)),
    beds: head.beds,
  };
};
