import { requireRole } from './actor.ts';
import { audit } from './audit.ts';
import type { Ctx, Db, Tx } from './ctx.ts';
import type { JsonObject } from './database.generated.ts';
import { staleVersion } from './errors.ts';
import { write } from './write.ts';

/** Figures that an administrator may change while the city runs: one row of `config`. */
export interface SettingsKind<S extends JsonObject> {
  readonly key: string;
  /** Of its changes in the audit trail. */
  readonly action: string;
  readonly defaults: S;
  /** What of a stored value still fits; undefined: nothing, and the defaults hold. */
  readonly read: (stored: unknown) => Partial<S> | undefined;
}

export interface SettingsVersion<S> {
  readonly settings: S;
  readonly version: number;
}

/** The figures in force: the defaults, and over them what an administrator set. */
export const readSettingsOf = async <S extends JsonObject>(
  db: Db | Tx,
  { key, defaults, read }: SettingsKind<S>,
): Promise<SettingsVersion<S>> => {
  const row = await db
    .selectFrom('config')
    .select(['value', 'version'])
    .where('key', '=', key)
    .executeTakeFirst();
  return { settings: { ...defaults, ...read(row?.value ?? {}) }, version: row?.version ?? 1 };
};

/**
 * Sets some figures and leaves the others.
 *
 * @param check refuses figures that do not go together, by throwing
 * @throws DomainError `forbidden`, `stale_version`
 */
export const changeSettings = <S extends JsonObject>(
  ctx: Ctx,
  kind: SettingsKind<S>,
  change: { readonly version: number; readonly settings: Partial<S> },
  check: (settings: S) => void = () => {},
): Promise<SettingsVersion<S>> => {
  requireRole(ctx.actor, 'admin');
  return write(ctx, async (tx) => {
    const updatedAt = ctx.clock.now();
    await lockRow(tx, kind.key, updatedAt);
    const before = await readSettingsOf(tx, kind);
    if (before.version !== change.version) throw staleVersion('settings', before.version);
    const settings = { ...before.settings, ...change.settings };
    check(settings);
    await tx
      .updateTable('config')
      .set({ value: JSON.stringify(settings), version: before.version + 1, updatedAt })
      .where('key', '=', kind.key)
      .execute();
    await audit(ctx, tx, {
      action: kind.action,
      subjectType: 'settings',
      subjectId: null,
      detail: { ...change.settings },
    });
    return { settings, version: before.version + 1 };
  });
};

/** The row from then on, locked; until the first change there is none. */
const lockRow = async (tx: Tx, key: string, updatedAt: Date): Promise<void> => {
  await tx
    .insertInto('config')
    .values({ key, value: {}, updatedAt })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await tx.selectFrom('config').select('key').where('key', '=', key).forUpdate().executeTakeFirst();
};
