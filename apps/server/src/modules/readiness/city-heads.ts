import type { BedForecast } from '@pulse/contract';
import type { Steps } from '../../kernel/in-turns.ts';
import { type CityState, fitsOf, inputsOf } from './city-state.ts';
import { isoDay } from './features/city-time.ts';
import { horizonDays, surgeModel } from './horizon.ts';
import { presentDays } from './present-days.ts';
import type { KnownDays, NewForecast, NewHead } from './queries.ts';
import { type KeptSeries, seriesKey, usualParts } from './stored-fits.ts';
import type { AppliedForecast } from './surge/apply-fit.ts';
import { type CityOutlook, forecastCityInSteps } from './surge/forecast-city.ts';

/** What a city's forecast is stored as: a head for each series, and for beds without one. */
export interface CityHead extends Omit<NewHead, 'fit'> {
  readonly kept: KeptSeries | undefined;
  /** What the naive forecast says of each day; NaN where nobody knows. */
  readonly naive: Float64Array;
}

/** Forecasts a city from what is known now. */
export const forecastState = (
  state: CityState,
  { firstDay = state.time.today, count = horizonDays } = {},
): Steps<CityOutlook> =>
  forecastCityInSteps(fitsOf(state), { ...inputsOf(state), firstDay, count });

/** A series of which nothing is known yet. */
const unknown: KnownDays = { days: 0, lastDay: null };

/** @param beds of each hospital by unit, '' for the whole; those of the city under '' */
export function* cityHeads(
  state: CityState,
  outlook: CityOutlook,
  beds: ReadonlyMap<string, ReadonlyMap<string, BedForecast>>,
): Steps<CityHead[]> {
  const keptBySeries = new Map(state.series.map((one) => [seriesKey(one), one]));
  const madeAt = new Date(state.time.nowMs);
  const head = (hospitalId: string, unit: string, forecast?: AppliedForecast): CityHead => {
    const kept = keptBySeries.get(seriesKey({ hospitalId, unit }));
    return {
      cityId: state.cityId,
      hospitalId,
      unit,
      originDay: isoDay(state.time.today),
      fittedAt: kept?.fittedAt ?? madeAt,
      modelVersion: surgeModel,
      days: forecast ? presentDays(forecast, kept?.fit.usual.parts ?? usualParts) : [],
      beds: beds.get(hospitalId)?.get(unit) ?? null,
      kept,
      naive: forecast?.naive ?? new Float64Array(0),
    };
  };
  const outlooks = new Map(outlook.hospitals.map((one) => [one.hospitalId, one]));
  const hospitals: CityHead[] = [];
  for (const { id } of state.stands.map((stand) => stand.state)) {
    const own = outlooks.get(id);
    const units = own?.units ?? [];
    const forecast = new Set<string>(['', ...units.map(({ unit }) => unit)]);
    const onlyBeds = [...(beds.get(id)?.keys() ?? [])].filter((unit) => !forecast.has(unit));
    hospitals.push(
      ...(own || beds.get(id)?.has('') ? [head(id, '', own?.whole)] : []),
      ...units.map(({ unit, forecast }) => head(id, unit, forecast)),
      ...onlyBeds.map((unit) => head(id, unit)),
    );
    yield;
  }
  return outlook.city ? [head('', '', outlook.city), ...hospitals] : hospitals;
}

/** What to store of a head's fit; it says at least of how many days it knows. */
export const storedFit = ({ kept }: CityHead): Readonly<Record<string, unknown>> =>
  kept ? { ...kept.fit } : { known: unknown };

/** A row for each day ahead, with what the naive forecast says of it. */
export const forecastsOf = ({ hospitalId, unit, originDay, ...head }: CityHead): NewForecast[] =>
  head.days.map(({ day, point, lower80, upper80, lower95, upper95 }, i) => {
    const naive = head.naive[i] ?? Number.NaN;
    return {
      hospitalId,
      unit,
      originDay,
      targetDay: day,
      modelVersion: head.modelVersion,
      point,
      lower80,
      upper80,
      lower95,
      upper95,
      naive: Number.isNaN(naive) ? null : naive,
    };
  });
