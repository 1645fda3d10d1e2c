import type { Db, Tx } from '../../kernel/ctx.ts';

export interface Promotion {
  readonly name: string;
  readonly kind: string;
  /** Null is the model that ships. */
  readonly runId: string | null;
  readonly at: Date;
  readonly by: string;
  readonly reason: string;
}

/** The promotion in force for each model, newest on top; a name that is missing has never had one. */
export const livePromotions = async (
  db: Db | Tx,
  name?: string,
): Promise<ReadonlyMap<string, readonly Promotion[]>> => {
  let query = db
    .selectFrom('modelPromotions')
    .select(['name', 'kind', 'runId', 'at', 'by', 'reason'])
    .orderBy('id');
  if (name !== undefined) query = query.where('name', '=', name);
  return replayPromotions(await query.execute());
};

/** What is left when each rollback has taken off the promotion before it, oldest first. */
export const replayPromotions = (
  history: readonly Promotion[],
): ReadonlyMap<string, readonly Promotion[]> => {
  const stacks = new Map<string, Promotion[]>();
  for (const entry of history) {
    const stack = stacks.get(entry.name) ?? [];
    stacks.set(entry.name, stack);
    if (entry.kind === 'promote') stack.push(entry);
    else stack.pop();
  }
  return stacks;
};

export const liveRunId = async (db: Db | Tx, name: string): Promise<string | null> =>
  (await livePromotions(db, name)).get(name)?.at(-1)?.runId ?? null;
