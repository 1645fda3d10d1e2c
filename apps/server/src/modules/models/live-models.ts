import type { Db } from '../../kernel/ctx.ts';
import { livePromotions } from './live-promotions.ts';
import { bytesOfRun } from './queries.ts';

/** A model that was promoted over the one that ships. */
export interface LiveModel {
  readonly name: string;
  readonly runId: string;
  readonly version: number;
  readonly format: 'pulse' | 'onnx';
  readonly bytes: Uint8Array;
}

/** The promoted model of a name, with its bytes; undefined: the one that ships. */
export const liveModel = async (
  ctx: { readonly db: Db },
  name: string,
): Promise<LiveModel | undefined> => {
  const runId = (await livePromotions(ctx.db, name)).get(name)?.at(-1)?.runId ?? null;
  if (runId === null) return undefined;
  const run = await ctx.db
    .selectFrom('modelRuns')
    .select(['version', 'format'])
    .where('id', '=', runId)
    .executeTakeFirst();
  const bytes = await bytesOfRun(ctx.db, runId);
  if (run === undefined || bytes === undefined) return undefined;
  const { version } = run;
  return { name, runId, version, format: run.format === 'onnx' ? 'onnx' : 'pulse', bytes };
};
