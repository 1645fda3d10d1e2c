import type { Db, Tx } from '../../kernel/ctx.ts';
import { notFound } from '../../kernel/errors.ts';
import { modelNames } from '../../models/model.ts';

export const isShipped = (name: string): boolean => modelNames.some((known) => known === name);

/** @throws DomainError `not_found` when the name is neither one that ships nor one registered */
export const requireKnown = async (db: Db | Tx, name: string): Promise<void> => {
  if (isShipped(name)) return;
  const run = await db
    .selectFrom('modelRuns')
    .select('id')
    .where('name', '=', name)
    .limit(1)
    .executeTakeFirst();
  if (run === undefined) throw notFound('model');
};
