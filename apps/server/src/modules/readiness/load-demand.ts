import type { Ctx } from '../../kernel/ctx.ts';
import { inTurns, type Steps } from '../../kernel/in-turns.ts';
import { bedsByDepartment } from './bed-forecasts.ts';
import { forecastState } from './city-heads.ts';
import { type CityState, loadCityState } from './city-state.ts';
import { isoDay } from './features/city-time.ts';
import { surgeModel } from './horizon.ts';
import { hospitalBeds } from './hospital-beds.ts';
import type { HospitalDemand } from './hospital-demand.ts';
import { presentDays } from './present-days.ts';
import { usualParts } from './stored-fits.ts';
import { departmentDemand, type HospitalBedsInput } from './surge/department-demand.ts';
import type { CityOutlook, HospitalOutlook } from './surge/forecast-city.ts';

/**
 * What is coming to hospitals of a city from today on, for plans: fits that are stored, asked with
 * what is known now. Hospitals of which nothing is forecast are missing. Who may read it, and that it
 * was read, is for the caller to say and to audit.
 */
export const loadDemand = async (
  ctx: Ctx,
  cityId: string,
  hospitalIds: 'all' | readonly string[],
): Promise<HospitalDemand[]> => {
  const state = await loadCityState(ctx, ctx.db, cityId);
  return inTurns(expected(state, hospitalIds));
};

function* expected(
  state: CityState,
  hospitalIds: 'all' | readonly string[],
): Steps<HospitalDemand[]> {
  const outlook = yield* forecastState(state);
  return yield* demandOfCity(state, outlook, hospitalIds, (stand, own) =>
    hospitalBeds(state, stand, own),
  );
}

type Stand = CityState['stands'][number];

/** @param bedsOf what a hospital's beds are forecast from */
export function* demandOfCity(
  state: CityState,
  outlook: CityOutlook,
  hospitalIds: 'all' | readonly string[],
  bedsOf: (stand: Stand, own: HospitalOutlook) => HospitalBedsInput,
): Steps<HospitalDemand[]> {
  const outlooks = new Map(outlook.hospitals.map((one) => [one.hospitalId, one]));
  const demand: HospitalDemand[] = [];
  for (const stand of state.stands) {
    const { id, name, capacitySource, silence } = stand.state;
    const own = outlooks.get(id);
    if (own === undefined || (hospitalIds !== 'all' && !hospitalIds.includes(id))) continue;
    const { whole, units } = own;
    const kept = state.series.find(({ hospitalId, unit }) => hospitalId === id && unit === '');
    const parts = kept?.fit.usual.parts ?? usualParts;
    const input = bedsOf(stand, own);
    const wards = bedsByDepartment(stand, own, input).find(({ department }) => department === null);
    demand.push({
      hospitalId: id,
      name,
      invented: capacitySource === 'invented',
      silent: silence.silent,
      days: Array.from(whole.point, (_, i) => isoDay(whole.firstDay + i)),
      madeAt: new Date(state.time.nowMs),
      modelVersion: surgeModel,
      whole: presentDays(whole, parts),
      units: units.map(({ unit, forecast }) => ({ unit, days: presentDays(forecast, parts) })),
      departments: departmentDemand(input),
      beds: wards ?? null,
    });
    yield;
  }
  return demand;
}
