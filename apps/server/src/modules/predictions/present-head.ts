import { type Prediction, PredictionDriver, type PredictionRecord } from '@pulse/contract';
import { z } from 'zod';
import type { Ctx } from '../../kernel/ctx.ts';
import { kinds, levelOf } from './kinds.ts';
import { type HeadRow, selectRecords } from './queries.ts';
import { sourceLabels } from './source-labels.ts';

const recordDays = 14;
const dayMs = 86_400_000;

/** Heads as the API shows them, each with how well its forecasts did over the last days. */
export const presentHeads = async (ctx: Ctx, heads: readonly HeadRow[]): Promise<Prediction[]> => {
  if (heads.length === 0) return [];
  const since = new Date(ctx.clock.now().getTime() - recordDays * dayMs);
  const records = await selectRecords(ctx.db, heads[0]?.cityId ?? '', since);
  const byPlace = new Map<string, PredictionRecord>();
  for (const row of records) {
    const key = `${row.kind} ${row.areaId}`;
    // Rows come with live ones last, so that what was really shown wins once there is enough of it.
    if (row.basis === 'live' && row.n < kinds[row.kind].horizon) continue;
    byPlace.set(key, {
      basis: row.basis,
      from: row.from.toISOString(),
      to: row.to.toISOString(),
      n: row.n,
      error: row.errorSum / row.n,
      naiveError: row.naiveSum / row.n,
      coverage80: row.kind === 'flooding' ? null : row.covered / row.n,
    });
  }
  const labels = await sourceLabels(ctx);
  return heads.flatMap((head) => {
    const area = ctx.geography.area(head.areaId);
    if (area === undefined) return [];
    const peak = { point: head.peakPoint, lower80: head.peakLower80, upper80: head.peakUpper80 };
    const measured = head.stepsAreaId === null ? undefined : ctx.geography.area(head.stepsAreaId);
    const elsewhere = measured !== undefined && measured.id !== head.areaId;
    return [
      {
        kind: head.kind,
        cityId: head.cityId,
        area: { id: area.id, name: area.name },
        unit: kinds[head.kind].unit,
        madeAt: head.madeAt.toISOString(),
        modelVersion: head.modelVersion,
        now:
          head.nowAt === null || head.nowValue === null
            ? null
            : {
                at: head.nowAt.toISOString(),
                value: head.nowValue,
                level: levelOf(head.kind, head.nowValue),
              },
        peak: {
          targetAt: head.peakAt.toISOString(),
          ...peak,
          level: levelOf(head.kind, head.peakPoint),
        },
        sureness: head.sureness,
        source: {
          replayed: head.provenance === 'replay',
          label: labels(head.kind, head.provenance),
          measuredIn: elsewhere ? { id: measured.id, name: measured.name } : null,
        },
        record: byPlace.get(`${head.kind} ${head.stepsAreaId ?? ''}`) ?? null,
      },
    ];
  });
};

const Drivers = z.array(PredictionDriver);

/** The column is written by this module alone; what an older server wrote differently shows as none. */
export const asDrivers = (stored: unknown): PredictionDriver[] => {
  const drivers = Drivers.safeParse(stored);
  return drivers.success
    ? drivers.data.toSorted((a, b) => Math.abs(b.amount) - Math.abs(a.amount))
    : [];
};
