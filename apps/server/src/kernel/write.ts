import { actorId, roleOf } from './actor.ts';
import type { Ctx, IdempotencyClaim, Tx } from './ctx.ts';
import { DomainError } from './errors.ts';

/**
 * Runs a write verb's transaction. With an idempotency key, a repeated request gets the answer of
 * the first and changes nothing; the key is claimed in the same transaction, so that a request
 * that failed may be tried again with it.
 *
 * @returns what `work` answers; it must survive JSON, since a repeat reads it back.
 */
export const write = <T>(ctx: Ctx, work: (tx: Tx) => Promise<T>): Promise<T> =>
  ctx.db.transaction().execute(async (tx) => {
    const claim = ctx.idempotency;
    if (claim === null) return work(tx);
    const earlier = await claimKey(ctx, tx, claim);
    if (earlier !== undefined) return asFirstAnswered<T>(earlier.result);
    const result = await work(tx);
    await tx
      .updateTable('idempotencyKeys')
      .set({ result: JSON.stringify(result ?? null) })
      .where('actor', '=', claimant(ctx))
      .where('key', '=', claim.key)
      .execute();
    return result;
  });

const claimant = (ctx: Ctx): string =>
  `${roleOf(ctx.actor)}:${actorId(ctx.actor) ?? ctx.address ?? ''}`;

/** The insert waits for a twin that is still running; undefined means that the key is now ours. */
const claimKey = async (ctx: Ctx, tx: Tx, claim: IdempotencyClaim) => {
  const inserted = await tx
    .insertInto('idempotencyKeys')
    .values({
      actor: claimant(ctx),
      key: claim.key,
      route: claim.route,
      requestHash: claim.requestHash,
      createdAt: ctx.clock.now(),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (Number(inserted.numInsertedOrUpdatedRows ?? 0) > 0) return undefined;
  const earlier = await tx
    .selectFrom('idempotencyKeys')
    .select(['route', 'requestHash', 'result'])
    .where('actor', '=', claimant(ctx))
    .where('key', '=', claim.key)
    .executeTakeFirstOrThrow();
  if (earlier.route !== claim.route || !earlier.requestHash.equals(claim.requestHash)) {
    throw new DomainError(
      'idempotency_key_reused',
      'This Idempotency-Key was used for a different request.',
      { remedy: 'Use a new key for each new request.' },
    );
  }
  return { result: earlier.result };
};

/** What was stored is what the same verb answered before: same route, same actor, same key. */
const asFirstAnswered = <T>(result: unknown): T => result as T;
