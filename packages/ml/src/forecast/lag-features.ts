import type { History } from '../series/index.ts';
import { type DayTable, dayMs, dayTable } from './day-table.ts';
import type { HolidayCalendar } from './holidays.ts';
import { meanEffect } from './mean-effect.ts';
import { rememberSeries, type SeriesMemory, slotSeasons } from './series-memory.ts';

/** What a feature speaks of; a forecast's drivers are told in these words. */
export type FeatureGroup =
  | 'recent level'
  | 'same time before'
  | 'time of day and week'
  | 'season of year'
  | 'holidays'
  | 'steps ahead'
  | `known:${number}`
  | `observed:${number}`;

export interface FeatureSet {
  readonly names: readonly string[];
  readonly groups: readonly FeatureGroup[];
  readonly memory: SeriesMemory;
  /** Steps from 1970 to the first value, so that slots mean the same in every series. */
  readonly phase: number;
  readonly years: boolean;
  /** What the models' answer is added to, in the series' units: the slot's mean and the holiday. */
  base(origin: number, ahead: number): number;
  /** What public holidays before the origin brought at this time of the day; 0 on other days. */
  holidayEffect(origin: number, ahead: number): number;
  /** What the trees' answer is multiplied by. */
  unit(origin: number): number;
  /** Writes the features of the step `origin + ahead - 1`, as known before `origin`. */
  fill(origin: number, ahead: number, row: Float64Array): void;
}

export interface FeatureOptions {
  readonly holidays?: HolidayCalendar | undefined;
  /** Steps beyond the history that will be asked for. */
  readonly horizon: number;
  /** Known-ahead columns, as long as the history and the horizon together. */
  readonly known?: readonly Float64Array[] | undefined;
  readonly seasons?: [number, number] | undefined;
  /** How much of the history may be learnt from; which features there are depends on it alone. */
  readonly trainLength?: number | undefined;
  /** Whether there are features of earlier years, where the model that asks for them has learnt it. */
  readonly years?: boolean | undefined;
}

/**
 * Features of direct many-step forecasts: each is known at the origin, however far ahead. They are
 * differences to the slot's mean in units of the series' size, so that one model serves many series.
 */
export const lagFeatures = (history: History, options: FeatureOptions): FeatureSet => {
  const seasons = options.seasons ?? slotSeasons(history);
  const memory = rememberSeries(history, seasons);
  const { values, slot, scale, residual, short, long } = memory;
  const { start, stepMs } = history;
  const known = options.known ?? history.known ?? [];
  const observed = (history.observed ?? []).map(lastKnown);
  const cycle = short * long;
  const phase = ((Math.round(start / stepMs) % cycle) + cycle) % cycle;
  const total = values.length + options.horizon;
  const firstDay = Math.floor(start / dayMs);
  const days: DayTable = dayTable(firstDay, Math.ceil((total * stepMs) / dayMs) + 2);
  const calendar = stepMs <= dayMs;
  const perDay = calendar ? Math.round(dayMs / stepMs) : 1;
  const yearSteps = Math.round((364 * dayMs) / stepMs);
  const hasYear =
    options.years ?? (calendar && (options.trainLength ?? values.length) > yearSteps * 1.3);
  const holidays = calendar && (options.holidays?.size ?? 0) > 0 ? options.holidays : undefined;
  const names: string[] = [];
  const groups: FeatureGroup[] = [];
  const declare = (name: string, group: FeatureGroup) => {
    names.push(name);
    groups.push(group);
  };

  const twoSeasons = short !== long;
  const lags = [0, 1, 2, 3];
  for (const k of lags) declare(`same slot ${k + 1} seasons ago`, 'same time before');
  declare('slot mean, slow', 'same time before');
  declare('slot mean, quick', 'same time before');
  declare('slot mean of the short season', 'same time before');
  if (twoSeasons) for (const k of [1, 2]) declare(`short season ${k} ago`, 'same time before');
  declare('size of the slot', 'time of day and week');
  declare('spread of the slot', 'time of day and week');
  for (const k of [1, 2]) declare(`residual ${k} before the origin`, 'recent level');
  for (const span of memory.spans) declare(`level over ${span}`, 'recent level');
  declare('spread', 'recent level');
  declare('last value', 'recent level');
  declare('steps ahead', 'steps ahead');
  if (short > 1) declare('slot of the short season', 'time of day and week');
  if (twoSeasons) declare('slot of the long season', 'time of day and week');
  if (calendar && perDay > 1) declare('hour', 'time of day and week');
  if (calendar) {
    declare('weekday', 'time of day and week');
  }
  // In less than a year a date names its only past, and trees would learn it by heart.
  if (hasYear) declare('day of month', 'season of year');
  if (hasYear) declare('day of year', 'season of year');
  if (hasYear) {
    declare('same step last year', 'season of year');
    declare('level growth last year', 'season of year');
    declare('week around last year', 'season of year');
    declare('same date in earlier years', 'holidays');
    declare('same weekday of month in earlier years', 'holidays');
  }
  if (holidays) {
    declare('holiday', 'holidays');
    declare('holiday the day before', 'holidays');
    declare('holiday the day after', 'holidays');
    declare('bridge day', 'holidays');
    declare('days to a holiday', 'holidays');
    declare('days since a holiday', 'holidays');
    declare('earlier holidays of this name', 'holidays');
  }
  known.forEach((_, j) => {
    declare(`known ${j}`, `known:${j}`);
    declare(`known ${j} against its day before`, `known:${j}`);
  });
  observed.forEach((_, j) => {
    declare(`observed ${j}`, `observed:${j}`);
    declare(`observed ${j} against a season before`, `observed:${j}`);
  });

  const cumulative = hasYear || holidays ? cumulate(residual) : new Float64Array(1);
  const meanResidual = (from: number, to: number): number =>
    ((cumulative[to] as number) - (cumulative[from] as number)) / (to - from);

  /** The newest step before the origin that lies whole seasons before the target. */
  const back = (target: number, origin: number, season: number): number => {
    const place = target - season * Math.ceil((target - origin + 1) / season);
    return place < 0 ? Math.min(target % season, origin - 1) : place;
  };
  const base = (origin: number, ahead: number): number =>
    (slot[back(origin + ahead - 1, origin, long)] as number) + holidayEffect(origin, ahead);
  const unit = (origin: number): number => scale[origin - 1] as number;

  const fill = (origin: number, ahead: number, row: Float64Array): void => {
    const last = origin - 1;
    const target = last + ahead;
    const s = scale[last] as number;
    const place = back(target, origin, long);
    const b = slot[place] as number;
    let c = 0;
    for (let k = 0; k < 4; k++) {
      const i = place - k * long;
      row[c++] = i >= 0 ? ((values[i] as number) - b) / s : Number.NaN;
    }
    row[c++] = ((memory.slotSlow[place] as number) - b) / s;
    row[c++] = ((memory.slotQuick[place] as number) - b) / s;
    const shortPlace = back(target, origin, short);
    row[c++] = ((memory.slotShort[shortPlace] as number) - b) / s;
    if (twoSeasons) {
      row[c++] = (residual[shortPlace] as number) / s;
      row[c++] = shortPlace >= short ? (residual[shortPlace - short] as number) / s : Number.NaN;
    }
    row[c++] = b / s;
    row[c++] = (memory.slotSpread[place] as number) / s;
    row[c++] = (residual[last] as number) / s;
    row[c++] = last > 0 ? (residual[last - 1] as number) / s : Number.NaN;
    for (const level of memory.levels) row[c++] = (level[last] as number) / s;
    row[c++] = (memory.spread[last] as number) / s;
    row[c++] = (values[last] as number) / s;
    row[c++] = ahead;
    if (short > 1) row[c++] = (target + phase) % short;
    if (twoSeasons) row[c++] = (target + phase) % long;
    const time = start + target * stepMs;
    const day = Math.floor(time / dayMs);
    const d = day - firstDay;
    if (calendar && perDay > 1) row[c++] = (time - day * dayMs) / 3_600_000;
    if (calendar) {
      row[c++] = days.weekday[d] as number;
    }
    if (hasYear) {
      row[c++] = days.dayOfMonth[d] as number;
      row[c++] = days.dayOfYear[d] as number;
      const ago = target - yearSteps;
      const half = Math.floor(3.5 * perDay);
      const ok = ago - half > long && ago + half < origin;
      row[c++] = ok ? (residual[ago] as number) / (scale[ago] as number) : Number.NaN;
      row[c++] = ok
        ? ((scale[Math.min(ago + half, last)] as number) -
            (scale[Math.max(last - yearSteps, 0)] as number)) /
          (scale[Math.max(last - yearSteps, 0)] as number)
        : Number.NaN;
      row[c++] = ok
        ? meanResidual(ago - half, ago + half + 1) / (scale[ago] as number)
        : Number.NaN;
      row[c++] = earlierYears(day, d, target, origin, false);
      row[c++] = earlierYears(day, d, target, origin, true);
    }
    if (holidays) {
      row[c++] = holidays.rank(day);
      row[c++] = holidays.rank(day - 1);
      row[c++] = holidays.rank(day + 1);
      const weekday = days.weekday[d] as number;
      const rest = (other: number, at: number) =>
        at === 0 || at === 6 || holidays.rank(other) === 2 ? 1 : 0;
      row[c++] =
        rest(day - 1, (weekday + 6) % 7) *
        rest(day + 1, (weekday + 1) % 7) *
        (1 - rest(day, weekday));
      row[c++] = holidays.daysUntil(day, 5);
      row[c++] = holidays.daysSince(day, 5);
      row[c++] = earlierHolidays(holidays, day, target, origin);
    }
    for (const column of known) {
      row[c++] = column[target] as number;
      row[c++] =
        target >= perDay
          ? (column[target] as number) - (column[target - perDay] as number)
          : Number.NaN;
    }
    for (const column of observed) {
      row[c++] = column[last] as number;
      row[c++] =
        last >= long ? (column[last] as number) - (column[last - long] as number) : Number.NaN;
    }
  };

  /** Mean residual of the step on days that recur: the date, or the nth weekday of the month. */
  const earlierYears = (
    day: number,
    d: number,
    target: number,
    origin: number,
    byWeekday: boolean,
  ): number => {
    const month = days.month[d] as number;
    const date = days.dayOfMonth[d] as number;
    const nth = Math.ceil(date / 7);
    let sum = 0;
    let count = 0;
    for (let ago = 1; ago <= 5; ago++) {
      const year = (days.year[d] as number) - ago;
      let other = Date.UTC(year, month, byWeekday ? 1 : date) / dayMs;
      if (byWeekday) {
        const first = (((other + 4) % 7) + 7) % 7;
        other += (((days.weekday[d] as number) - first + 7) % 7) + 7 * (nth - 1);
      }
      const i = target - (day - other) * perDay;
      if (i < long || i >= origin) continue;
      // The step and its day: one hour alone is noise.
      const from = Math.max(0, i - Math.floor(((start + target * stepMs) % dayMs) / stepMs));
      const wholeDay = meanResidual(from, Math.min(from + perDay, origin));
      sum += (0.5 * (residual[i] as number) + 0.5 * wholeDay) / (scale[i] as number);
      count++;
    }
    return count === 0 ? Number.NaN : sum / count;
  };

  const holidayEffect = (origin: number, ahead: number): number => {
    if (!holidays) return 0;
    const target = origin + ahead - 1;
    const day = Math.floor((start + target * stepMs) / dayMs);
    if (holidays.rank(day) !== 2) return 0;
    const named = holidays.earlier(day).filter((other) => holidays.rank(other) === 2);
    return (
      (scale[origin - 1] as number) *
      meanEffect(named, holidays.publicBefore(day), (other) => {
        const i = target - (day - other) * perDay;
        return i < long || i >= origin
          ? Number.NaN
          : (residual[i] as number) / (scale[i] as number);
      })
    );
  };

  const earlierHolidays = (
    calendarOfHolidays: HolidayCalendar,
    day: number,
    target: number,
    origin: number,
  ): number => {
    let sum = 0;
    let count = 0;
    for (const other of calendarOfHolidays.earlier(day)) {
      const i = target - (day - other) * perDay;
      if (i < long || i >= origin) continue;
      sum += (residual[i] as number) / (scale[i] as number);
      if (++count === 5) break;
    }
    return count === 0 ? Number.NaN : sum / count;
  };

  return { names, groups, memory, phase, years: hasYear, base, holidayEffect, unit, fill };
};

const cumulate = (column: Float64Array): Float64Array => {
  const sums = new Float64Array(column.length + 1);
  for (let i = 0; i < column.length; i++) sums[i + 1] = (sums[i] as number) + (column[i] as number);
  return sums;
};

/** A measured column with its gaps filled by what was last known. */
const lastKnown = (column: Float64Array): Float64Array => {
  const out = Float64Array.from(column);
  for (let i = 1; i < out.length; i++)
    if (Number.isNaN(out[i] as number)) out[i] = out[i - 1] as number;
  return out;
};
