import type { Db, Tx } from '../../kernel/ctx.ts';

/** A run without its bytes, which may be megabytes. */
export const selectRuns = (db: Db | Tx) =>
  db
    .selectFrom('modelRuns')
    .select([
      'id',
      'name',
      'version',
      'format',
      'status',
      'share',
      'doing',
      'startedAt',
      'finishedAt',
      'startedBy',
      'dataHash',
      'parameters',
      'metrics',
      'error',
      'trackedAs',
    ])
    .select((eb) => eb.fn<number | null>('length', ['bytes']).as('sizeBytes'));

export type RunRow = Awaited<ReturnType<ReturnType<typeof selectRuns>['executeTakeFirstOrThrow']>>;

export const findRun = (db: Db | Tx, name: string, id: string): Promise<RunRow | undefined> =>
  selectRuns(db).where('name', '=', name).where('id', '=', id).executeTakeFirst();

export const bytesOfRun = async (db: Db | Tx, id: string): Promise<Buffer | undefined> => {
  const row = await db
    .selectFrom('modelRuns')
    .select('bytes')
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.bytes ?? undefined;
};
