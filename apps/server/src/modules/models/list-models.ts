import { Model } from '@pulse/contract';
import type { Ctx, Db, Tx } from '../../kernel/ctx.ts';
import { notFound } from '../../kernel/errors.ts';
import { modelNames } from '../../models/model.ts';
import { trainableModels } from '../../models/recipes.ts';
import { isShipped } from './known-models.ts';
import { livePromotions } from './live-promotions.ts';
import { requireReader } from './model-keepers.ts';
import { watchModels } from './watch-models.ts';

/** Every model that ships or was registered, by name. */
export const listModels = async (ctx: Ctx): Promise<Model[]> => {
  requireReader(ctx.actor);
  return presentModels(ctx.db);
};

/** @throws DomainError `not_found` */
export const getModel = async (db: Db | Tx, name: string): Promise<Model> => {
  const model = (await presentModels(db)).find((one) => one.name === name);
  if (model === undefined) throw notFound('model');
  return model;
};

const presentModels = async (db: Db | Tx): Promise<Model[]> => {
  const counts = await db
    .selectFrom('modelRuns')
    .select(['name', (eb) => eb.fn.countAll<number>().as('runs')])
    .groupBy('name')
    .execute();
  const runs = new Map(counts.map((row) => [row.name, Number(row.runs)]));
  const stacks = await livePromotions(db);
  const watches = await watchModels(db);
  const liveIds = [...stacks.values()].flatMap((stack) => stack.at(-1)?.runId ?? []);
  const liveRuns = await runsById(db, liveIds);
  const names = [...new Set([...modelNames, ...runs.keys(), ...watches.keys()])].sort();
  return names.map((name) => {
    const promotion = stacks.get(name)?.at(-1);
    const run = liveRuns.get(promotion?.runId ?? '');
    return Model.parse({
      name,
      ships: isShipped(name),
      trainable: trainableModels.includes(name),
      runs: runs.get(name) ?? 0,
      watch: watches.get(name) ?? [],
      live:
        promotion === undefined || run === undefined
          ? null
          : {
              runId: run.id,
              version: run.version,
              format: run.format,
              promotedAt: promotion.at.toISOString(),
              promotedBy: promotion.by,
              reason: promotion.reason,
            },
    });
  });
};

const runsById = async (db: Db | Tx, ids: readonly string[]) => {
  if (ids.length === 0) return new Map<string, { id: string; version: number; format: string }>();
  const rows = await db
    .selectFrom('modelRuns')
    .select(['id', 'version', 'format'])
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
};
