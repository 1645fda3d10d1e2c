import { holidayDays } from './holiday-days.ts';
import { daysBehind, type SeriesFit } from './series-fit.ts';
import { type FeatureContext, saturation } from './surge-features.ts';
import type { SurgeInputs } from './surge-inputs.ts';
import type { SurgeInput } from './surge-row.ts';

/**
 * The days of a fit as features see them. Beyond those it knows, air and incidents are as usual, and
 * of the weather nothing is known, so that neither has an effect unless it is given.
 */
export const fitDays = (
  fit: SeriesFit,
  firstDay: number,
  count: number,
  { days = [], holidays }: SurgeInputs,
): FeatureContext => {
  const from = firstDay - daysBehind;
  const knownFrom = fit.originDay - daysBehind;
  const fill = (input: Exclude<SurgeInput, 'arrivals'>, otherwise = Number.NaN) =>
    Float64Array.from({ length: count + daysBehind }, (_, i) => {
      const told = fit.surroundings[input][from + i - knownFrom];
      return told === undefined ? otherwise : (told ?? Number.NaN);
    });
  const columns = {
    arrivals: new Float64Array(0),
    air: fill('air', usualAir(fit)),
    temperatureMaxC: fill('temperatureMaxC'),
    temperatureMinC: fill('temperatureMinC'),
    humidityPercent: fill('humidityPercent'),
    gathering: fill('gathering'),
    incidents: fill(
      'incidents',
      fit.usual.incidents === null ? Number.NaN : fit.usual.incidents / 3,
    ),
  };
  for (const { day, pm25, ...others } of days) {
    const place = day - from;
    if (place < 0 || place >= count + daysBehind) continue;
    if (pm25 !== undefined) columns.air[place] = pm25;
    for (const input of [
      'temperatureMaxC',
      'temperatureMinC',
      'humidityPercent',
      'gathering',
      'incidents',
    ] as const) {
      const value = others[input];
      if (value !== undefined) columns[input][place] = value;
    }
  }
  const outcomes = new Map(fit.outcomes.map(({ day, outcome }) => [day, outcome]));
  const exposure = fit.usual.exposure ?? Number.NaN;
  return {
    table: { firstDay: from, originDay: fit.originDay, columns, has: new Set() },
    holidays: holidayDays([...fit.outcomes, ...(holidays ?? fit.holidays)]),
    usualExposure: () => exposure,
    usualArrivals: fit.usual.arrivals,
    usualIncidents: fit.usual.incidents ?? Number.NaN,
    outcome: (day) => outcomes.get(day) ?? Number.NaN,
  };
};

/** The air whose exposure is the usual one: exposure saturates, so it is not the mean. */
const usualAir = ({ usual }: SeriesFit): number =>
  usual.exposure === null
    ? Number.NaN
    : -saturation * Math.log(1 - Math.min(usual.exposure, 0.999 * saturation) / saturation);
