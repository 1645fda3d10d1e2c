import { PredictionKind } from '@pulse/contract';
import type { Ctx } from '../../kernel/ctx.ts';
import type { SeriesToForecast } from '../../platform/engine/index.ts';
import { listAreas } from '../places/index.ts';
import { knownBefore, stepBegin } from './origins.ts';
import { readSignals } from './read-signals.ts';
import { nearestTo } from './replay/spread-areas.ts';
import { toSeries } from './to-series.ts';

export interface FindHistoryInput {
  readonly areaId: string;
  /** A kind of prediction. */
  readonly signal: string;
  readonly horizon: number;
}

/**
 * What was measured for a ward, there or at the nearest place, up to the step under way; undefined
 * for an unknown ward or kind, or when nothing was.
 */
export const findHistory = async (
  ctx: Ctx,
  { areaId, signal, horizon }: FindHistoryInput,
): Promise<SeriesToForecast | undefined> => {
  const kind = PredictionKind.safeParse(signal);
  const area = ctx.geography.area(areaId);
  if (!kind.success || area === undefined) return undefined;
  const { cityId } = area;
  const first = stepBegin(ctx, cityId, kind.data, ctx.clock.now());
  const [signals, { items: areas }] = await Promise.all([
    readSignals(ctx, cityId, kind.data, first),
    listAreas(ctx, { city: cityId }),
  ]);
  const centreOf = (id: string | null) => areas.find((one) => one.id === id)?.centre;
  const here = centreOf(areaId);
  const placed = signals.flatMap((one) => {
    const centre = centreOf(one.areaId);
    return centre ? [{ signal: one, centre }] : [];
  });
  const whole = signals.find((one) => one.areaId === null);
  const found = whole ?? (here && nearestTo(here, placed)?.signal);
  if (found === undefined) return undefined;
  const values = knownBefore(found, kind.data, first);
  const { start, areaId: measuredIn } = found;
  return toSeries(ctx, { kind: kind.data, cityId, areaId: measuredIn, start, values }, horizon);
};
