import type { Ctx } from '../../kernel/ctx.ts';
import { zoneOffset } from '../../kernel/zone-offset.ts';
import type { SeriesToForecast } from '../../platform/engine/index.ts';
import type { Origin } from './forecast-signals.ts';
import { kinds } from './kinds.ts';

const hourMs = 3_600_000;

/** An origin as the engine takes it: people drive by their clocks, so times are those of the wall. */
export const toSeries = (
  ctx: Ctx,
  { kind, cityId, areaId, start, values }: Origin,
  horizon: number,
): SeriesToForecast => {
  const { stepMs } = kinds[kind];
  const offsetMs = zoneOffset(ctx.geography.city(cityId)?.timeZone ?? 'UTC');
  return {
    signal: kind,
    areaId,
    values,
    startMs: start.getTime() + offsetMs(start.getTime()),
    stepMs,
    seasons: stepMs === hourMs ? [24, 168] : [7],
    nonNegative: true,
    horizon,
  };
};
