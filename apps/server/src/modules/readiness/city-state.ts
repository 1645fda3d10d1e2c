import type { Ctx, Db, Tx } from '../../kernel/ctx.ts';
import { type HospitalStand, hospitalStands } from '../hospitals/index.ts';
import { type CityTime, cityTime } from './features/city-time.ts';
import { inputsOfSeries, type NewestInputs, newestInputs } from './newest-inputs.ts';
import { selectFits } from './queries.ts';
import { type KeptSeries, keptSeries } from './stored-fits.ts';
import type { CityFits, CityInputs } from './surge/forecast-city.ts';

/** All that a city's forecast is made of, without learning. */
export interface CityState {
  readonly cityId: string;
  readonly time: CityTime;
  readonly stands: readonly HospitalStand[];
  readonly series: readonly KeptSeries[];
  readonly inputs: NewestInputs;
}

/** @param learnt what was learnt just now, in place of what is stored */
export const loadCityState = async (
  ctx: Ctx,
  db: Db | Tx,
  cityId: string,
  learnt?: readonly KeptSeries[],
): Promise<CityState> => {
  const time = cityTime(ctx, cityId);
  const stands = await hospitalStands(ctx, db, 'all', { cityId });
  const known = new Set(['', ...stands.map(({ state }) => state.id)]);
  const series = learnt ?? (await selectFits(db, cityId)).flatMap((row) => keptSeries(row) ?? []);
  return {
    cityId,
    time,
    stands,
    series: series.filter(({ hospitalId }) => known.has(hospitalId)),
    inputs: await newestInputs(db, cityId, time.today),
  };
};

export const fitsOf = ({ stands, series }: CityState): CityFits => {
  const byHospital = new Map<string, KeptSeries[]>();
  for (const one of series) {
    const own = byHospital.get(one.hospitalId) ?? [];
    own.push(one);
    byHospital.set(one.hospitalId, own);
  }
  const wholeOf = (hospitalId: string) =>
    byHospital.get(hospitalId)?.find(({ unit }) => unit === '')?.fit.fitted;
  return {
    city: wholeOf(''),
    hospitals: stands.map(({ state, beds }) => ({
      hospitalId: state.id,
      whole: wholeOf(state.id),
      units: (byHospital.get(state.id) ?? []).flatMap(({ unit, fit }) =>
        unit !== '' ? [{ unit, fit: fit.fitted }] : [],
      ),
      staffedBeds: beds.reduce((sum, { staffed }) => sum + staffed, 0),
    })),
  };
};

export const inputsOf = ({ inputs, series }: CityState): CityInputs =>
  inputsOfSeries(inputs, series);
