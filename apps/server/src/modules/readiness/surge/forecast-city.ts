import type { SurgeUnit } from '@pulse/contract';
import { atOnce, type Steps } from '../../../kernel/in-turns.ts';
import { type AppliedForecast, applyFit, type DayInputs, type SurgeInputs } from './apply-fit.ts';
import { moveForecast, pooledForecast, spreadOf } from './move-forecast.ts';
import { priorForecast } from './prior-forecast.ts';
import { reconcileTree, type TreeNode } from './reconcile-tree.ts';
import type { SeriesFit } from './series-fit.ts';

export interface HospitalFits {
  readonly hospitalId: string;
  /** Arrivals of the whole hospital, the sum of its units. */
  readonly whole?: SeriesFit | undefined;
  readonly units: readonly { readonly unit: SurgeUnit; readonly fit: SeriesFit }[];
  /** A hospital with beds and no history starts from what a bed brings elsewhere in the city. */
  readonly staffedBeds?: number | undefined;
}

export interface CityFits {
  /** Arrivals of the city: the sum of those hospitals whose history is known. */
  readonly city?: SeriesFit | undefined;
  readonly hospitals: readonly HospitalFits[];
}

/** What is otherwise for one series alone; whoever adds a crowd says it of unit, whole and city. */
export interface SeriesInputs {
  /** '' is the city. */
  readonly hospitalId: string;
  /** '' is the whole. */
  readonly unit: SurgeUnit | '';
  readonly days: readonly DayInputs[];
}

export interface CityInputs extends SurgeInputs {
  readonly series?: readonly SeriesInputs[];
}

export interface HospitalOutlook {
  readonly hospitalId: string;
  readonly whole: AppliedForecast;
  readonly units: readonly { readonly unit: SurgeUnit; readonly forecast: AppliedForecast }[];
  /** `prior`: nothing is known of it; reckoned from its beds. */
  readonly basis: 'own' | 'prior';
}

export interface CityOutlook {
  /** Undefined when nothing is known of any hospital. */
  readonly city: AppliedForecast | undefined;
  readonly hospitals: readonly HospitalOutlook[];
}

/**
 * Forecasts a city from its fits: units add up to their hospital and hospitals to the city, each
 * trusted by the width of its intervals. Every node keeps the shape of its own interval around the
 * point that it was moved to, and its drivers are told again. Series of which nothing is known are
 * left out; a node whose sum alone is known gets its interval from its parts.
 */
export const forecastCity = (fits: CityFits, inputs: CityInputs = {}): CityOutlook =>
  atOnce(forecastCityInSteps(fits, inputs));

/** The same, hospital by hospital. */
export function* forecastCityInSteps(fits: CityFits, inputs: CityInputs = {}): Steps<CityOutlook> {
  const { firstDay, count } = daysOf(fits, inputs);
  const changes = new Map<string, readonly DayInputs[]>();
  for (const { hospitalId, unit, days } of inputs.series ?? []) {
    changes.set(keyOf(hospitalId, unit), [
      ...(changes.get(keyOf(hospitalId, unit)) ?? []),
      ...days,
    ]);
  }
  const apply = (hospitalId: string, unit: SurgeUnit | '', fit: SeriesFit) =>
    applyFit(fit, {
      firstDay,
      count,
      days: [...(inputs.days ?? []), ...(changes.get(keyOf(hospitalId, unit)) ?? [])],
      ...(inputs.holidays && { holidays: inputs.holidays }),
    });

  const known: KnownHospital[] = [];
  for (const { hospitalId, whole, units } of fits.hospitals) {
    if (whole === undefined && units.length === 0) continue;
    known.push({
      hospitalId,
      whole: whole && apply(hospitalId, '', whole),
      units: units.map(({ unit, fit }) => ({ unit, forecast: apply(hospitalId, unit, fit) })),
    });
    yield;
  }
  if (known.length === 0) return { city: undefined, hospitals: [] };
  const city = fits.city && apply('', '', fits.city);
  const told = yield* agree(city, known, count);
  const beds = new Map(fits.hospitals.map((one) => [one.hospitalId, one.staffedBeds ?? 0]));
  const others = told.hospitals.map(({ hospitalId, whole }) => ({
    forecast: whole,
    staffedBeds: beds.get(hospitalId) ?? 0,
  }));
  const reckoned = fits.hospitals.flatMap(({ hospitalId, whole, units, staffedBeds = 0 }) => {
    if (whole !== undefined || units.length > 0) return [];
    const forecast = priorForecast(
      others,
      staffedBeds,
      crowdsOf(changes.get(keyOf(hospitalId, ''))),
    );
    return forecast ? [{ hospitalId, whole: forecast, units: [], basis: 'prior' as const }] : [];
  });
  return {
    city:
      reckoned.length === 0
        ? told.city
        : pooledForecast([told.city, ...reckoned.map(({ whole }) => whole)]),
    hospitals: [...told.hospitals, ...reckoned],
  };
}

const crowdsOf = (days: readonly DayInputs[] = []): Map<number, number> =>
  new Map(
    days.flatMap(({ day, gathering }) => (gathering === undefined ? [] : [[day, gathering]])),
  );

const keyOf = (hospitalId: string, unit: string): string => `${hospitalId}\n${unit}`;

/** The days that are asked for, and otherwise those that the newest fit forecasts. */
const daysOf = ({ city, hospitals }: CityFits, inputs: CityInputs) => {
  const all = [
    ...(city ? [city] : []),
    ...hospitals.flatMap(({ whole, units }) => [
      ...(whole ? [whole] : []),
      ...units.map(({ fit }) => fit),
    ]),
  ];
  return {
    firstDay: inputs.firstDay ?? Math.max(0, ...all.map(({ originDay }) => originDay)),
    count: inputs.count ?? Math.max(0, ...all.map(({ level }) => level.length)),
  };
};

interface KnownHospital {
  readonly hospitalId: string;
  readonly whole: AppliedForecast | undefined;
  readonly units: readonly { readonly unit: SurgeUnit; readonly forecast: AppliedForecast }[];
}

function* agree(
  city: AppliedForecast | undefined,
  hospitals: readonly KnownHospital[],
  count: number,
): Steps<{ readonly city: AppliedForecast; readonly hospitals: HospitalOutlook[] }> {
  const forecasts: (AppliedForecast | undefined)[] = [city];
  const parts: number[][] = [[]];
  const add = (parent: number, forecast: AppliedForecast | undefined): number => {
    const place = forecasts.push(forecast) - 1;
    parts.push([]);
    parts[parent]?.push(place);
    return place;
  };
  const places = hospitals.map(({ whole, units }) => {
    const place = add(0, whole);
    return { place, units: units.map(({ forecast }) => add(place, forecast)) };
  });
  const variances = forecasts.map((one) => (one ? spreadOf(one) : 1));
  const points = forecasts.map(() => new Float64Array(count));
  for (let h = 0; h < count; h++) {
    const nodes = forecasts.map(
      (one, place): TreeNode => ({
        parts: parts[place] ?? [],
        said: one?.point[h] ?? Number.NaN,
        variance: variances[place] ?? 1,
      }),
    );
    reconcileTree(nodes).forEach((value, place) => {
      (points[place] as Float64Array)[h] = value;
    });
    yield;
  }
  const movedTo = (place: number, forecast: AppliedForecast) =>
    moveForecast(forecast, points[place] as Float64Array);
  const agreed: HospitalOutlook[] = [];
  for (const [i, { hospitalId, whole, units }] of hospitals.entries()) {
    const at = places[i];
    const own = units.map(({ unit, forecast }, k) => ({
      unit,
      forecast: movedTo(at?.units[k] ?? 0, forecast),
    }));
    agreed.push({
      hospitalId,
      whole: whole
        ? movedTo(at?.place ?? 0, whole)
        : pooledForecast(own.map(({ forecast }) => forecast)),
      units: own,
      basis: 'own',
    });
    yield;
  }
  return {
    city: city ? movedTo(0, city) : pooledForecast(agreed.map(({ whole }) => whole)),
    hospitals: agreed,
  };
}
