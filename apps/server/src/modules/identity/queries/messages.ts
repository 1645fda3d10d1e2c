import type { Insertable } from 'kysely';
import type { Db, Tx } from '../../../kernel/ctx.ts';
import type { Messages } from '../../../kernel/database.generated.ts';

export const insertMessage = async (tx: Tx, message: Insertable<Messages>): Promise<void> => {
  await tx.insertInto('messages').values(message).execute();
};

/** Held until the transaction ends; undefined also when another worker holds it. */
export const lockMessage = (tx: Tx, id: string) =>
  tx
    .selectFrom('messages')
    .select(['id', 'toCipher', 'bodyCipher', 'codeCipher', 'status', 'createdAt'])
    .where('id', '=', id)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();

export const markSent = async (tx: Tx, id: string, providerId: string, now: Date) => {
  await tx
    .updateTable('messages')
    .set({ status: 'sent', providerId, sentAt: now, error: null })
    .where('id', '=', id)
    .execute();
};

export const markFailed = async (tx: Tx, id: string, error: string) => {
  await tx.updateTable('messages').set({ status: 'failed', error }).where('id', '=', id).execute();
};

export interface MessagePage {
  toIndex: Buffer | undefined;
  after: { createdAt: Date; id: string } | undefined;
  limit: number;
}

/** Newest first. */
export const listMessages = (db: Db, { toIndex, after, limit }: MessagePage) => {
  let query = db
    .selectFrom('messages')
    .select(['id', 'toCipher', 'bodyCipher', 'codeCipher', 'status', 'createdAt'])
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit);
  if (toIndex) query = query.where('toIndex', '=', toIndex);
  if (after) {
    query = query.where((eb) =>
      eb(eb.refTuple('createdAt', 'id'), '<', eb.tuple(eb.val(after.createdAt), eb.val(after.id))),
    );
  }
  return query.execute();
};

export const deleteMessages = async (tx: Tx, toIndex: Buffer): Promise<void> => {
  await tx.deleteFrom('messages').where('toIndex', '=', toIndex).execute();
};
