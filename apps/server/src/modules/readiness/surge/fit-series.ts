import { mean } from '@pulse/ml/numeric';
import type { FeaturesAsOf } from './features-as-of.ts';
import { weekday } from './holiday-days.ts';
import { intervalShape } from './interval-shape.ts';
import { lastSameWeekday } from './last-same-weekday.ts';
import { daysBehind, type SeriesFit } from './series-fit.ts';
import { surgeFeatures } from './surge-features.ts';
import type { SurgeInput } from './surge-row.ts';
import type { SurgePoint, SurgeWalk } from './surge-walk.ts';

/** Windows of feasts reach so far back, and calendars are kept so far ahead. */
const holidaysBehind = 10;
const holidaysAhead = 750;

/**
 * Learns a series from what was known at a moment. `applyFit` then forecasts it as `forecastSurge`
 * does, without learning again.
 *
 * @returns undefined when nothing was known of the arrivals
 */
export const fitSeries = (walk: SurgeWalk, originMs: number): SeriesFit | undefined => {
  const surge = walk.at(originMs);
  if (!surge) return undefined;
  const { table, context } = surge.features;
  const { originDay, firstDay, columns } = table;
  const arrivalsOf = (day: number) => columns.arrivals[day - firstDay] ?? Number.NaN;
  const horizon = surge.point.length;
  const { steps, ...tails } = intervalShape(walk.before(originDay), originDay, arrivalsOf, horizon);
  const known = [];
  for (let day = firstDay; day < originDay; day++) {
    if (!Number.isNaN(arrivalsOf(day))) known.push(day);
  }
  return {
    version: 1,
    stream: walk.series.stream,
    originDay,
    daysKnown: known.length,
    lastKnownDay: known.at(-1) ?? originDay - 1,
    level: Array.from(surge.level),
    base: surge.base,
    lately: levelLately(surge),
    wander: wanderOf(surge.cleaned),
    weekdays: Array.from(surge.effects.weekdays),
    coefficients: Object.fromEntries(
      surgeFeatures.map(({ name }, j) => [name, surge.effects.coefficients[j] as number]),
    ),
    doubts: Object.fromEntries(
      surgeFeatures.flatMap(({ name, rare }, j) =>
        rare ? [[name, surge.effects.doubts[j] as number]] : [],
      ),
    ),
    naive: Array.from({ length: 7 }, (_, d) =>
      orNull(lastSameWeekday(arrivalsOf, firstOn(originDay, d), originDay)),
    ),
    shape: { ...tails, steps: Array.from(steps) },
    usual: {
      arrivals: context.usualArrivals,
      exposure: orNull(context.usualExposure(originDay)),
      incidents: orNull(context.usualIncidents),
    },
    surroundings: surroundingsOf(surge.features),
    holidays: walk.series.holidays.filter(
      ({ day }) => day >= originDay - holidaysBehind && day <= originDay + holidaysAhead,
    ),
    outcomes: walk.series.holidays.flatMap(({ day, name, minor }) => {
      const outcome = minor || day >= originDay ? Number.NaN : context.outcome(day);
      return Number.isNaN(outcome) ? [] : [{ day, name, outcome }];
    }),
  };
};

/** The first day from one on that is a weekday. */
const firstOn = (day: number, wanted: number): number => day + ((wanted - weekday(day) + 7) % 7);

const orNull = (value: number): number | null => (Number.isFinite(value) ? value : null);

const surroundingsOf = ({ table }: FeaturesAsOf): SeriesFit['surroundings'] => {
  const from = table.originDay - table.firstDay - daysBehind;
  const course = (input: SurgeInput) => Array.from(table.columns[input].subarray(from), orNull);
  return {
    air: course('air'),
    temperatureMaxC: course('temperatureMaxC'),
    temperatureMinC: course('temperatureMinC'),
    humidityPercent: course('humidityPercent'),
    gathering: course('gathering'),
    incidents: course('incidents'),
  };
};

const latelyDays = 28;

/** Mean of the last known days over that of their weekdays; further back when nothing is known. */
const levelLately = ({ cleaned, base, effects, features }: SurgePoint): number => {
  let people = 0;
  let usual = 0;
  let known = 0;
  for (let i = cleaned.length - 1; i >= 0 && known < latelyDays; i--) {
    const value = cleaned[i] as number;
    if (Number.isNaN(value)) continue;
    known++;
    people += value;
    usual += Math.exp(effects.weekdays[weekday(features.table.firstDay + i)] as number);
  }
  return usual > 0 ? people / usual : base;
};

/** What the prior is worth in months, and what it says: levels differ by some 15 %. Ours. */
const priorMonths = 3;
const priorWander = 0.15;
const monthDays = 28;
const fewestOfMonth = 14;

/**
 * How much the level wandered: the deviation of the logarithms of four-week means, less what mere
 * scatter of counts (half as much again as Poisson) would make of a level that stands still.
 */
const wanderOf = (cleaned: Float64Array): number => {
  const logs: number[] = [];
  let scatter = 0;
  for (let to = cleaned.length; to >= monthDays; to -= monthDays) {
    const values = cleaned.subarray(to - monthDays, to).filter((value) => !Number.isNaN(value));
    if (values.length < fewestOfMonth) continue;
    const people = mean(values) * values.length + 0.5;
    logs.push(Math.log(people / values.length));
    scatter += 1.5 / people;
  }
  if (logs.length < 2) return priorWander;
  const middle = mean(logs);
  const squares = logs.reduce((sum, one) => sum + (one - middle) ** 2, 0);
  const degrees = logs.length - 1;
  const seen = Math.max(0, squares - (degrees * scatter) / logs.length);
  return Math.sqrt((priorMonths * priorWander ** 2 + seen) / (priorMonths + degrees));
};
