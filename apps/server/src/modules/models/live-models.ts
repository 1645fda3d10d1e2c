import type { Db } from '../../kernel/ctx.ts';
import { livePromotions } from './live-promotions.ts';
import { bytesOfRun } from './queries.ts';

/** A model that was promoted over the one that ships. */
export interface LiveModel {
  readonly name: string;
  readonly runId: string;
  /** Names it in what it answers, such as `severity@3`. */
  readonly label: string;
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
  const label = `${name}@${run.version}`;
  return { name, runId, label, format: run.format === 'onnx' ? 'onnx' : 'pulse', bytes };
};
