import type { PredictionKind } from '@pulse/contract';
import type { Ctx } from '../../kernel/ctx.ts';
import { zoneOffset } from '../../kernel/zone-offset.ts';
import { kinds } from './kinds.ts';
import type { Signal } from './read-signals.ts';

/** When the step begins that `at` lies in, by the city's clocks. */
export const stepBegin = (ctx: Ctx, cityId: string, kind: PredictionKind, at: Date): Date => {
  const offsetMs = zoneOffset(ctx.geography.city(cityId)?.timeZone ?? 'UTC');
  const { stepMs } = kinds[kind];
  const wall = Math.floor((at.getTime() + offsetMs(at.getTime())) / stepMs) * stepMs;
  return new Date(wall - offsetMs(wall - offsetMs(wall)));
};

/** The calendar day, YYYY-MM-DD, that a moment lies in by the city's clocks. */
export const localDay = (ctx: Ctx, cityId: string, at: Date): string => {
  const offsetMs = zoneOffset(ctx.geography.city(cityId)?.timeZone ?? 'UTC');
  return new Date(at.getTime() + offsetMs(at.getTime())).toISOString().slice(0, 10);
};

/**
 * A signal as it was known when the step beginning at `first` began: as long as there are steps
 * before it, with gaps where nothing was measured.
 */
export const knownBefore = (
  { start, values }: Signal,
  kind: PredictionKind,
  first: Date,
): Float64Array => {
  const length = Math.round((first.getTime() - start.getTime()) / kinds[kind].stepMs);
  const known = new Float64Array(Math.max(0, length)).fill(Number.NaN);
  known.set(values.subarray(0, known.length));
  return known;
};
