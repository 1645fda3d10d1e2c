import type { RouteResponse, routes } from '@pulse/contract';
import { z } from 'zod';
import type { Ctx } from '../../kernel/ctx.ts';
import { decodeCursorAs, encodeCursor } from '../../kernel/cursor.ts';
import { DomainError, notFound } from '../../kernel/errors.ts';
import { parsePhone, phoneIndex } from './phone-vault.ts';
import { listMessages } from './queries/messages.ts';
import { unseal } from './sealed-text.ts';

interface OutboxRequest {
  fromLoopback: boolean;
  to?: string | undefined;
  cursor?: string | undefined;
  limit?: number | undefined;
}

type OutboxPage = RouteResponse<typeof routes.listOutbox>;

/**
 * The messages of the demo, newest first, readable on the machine itself.
 *
 * @throws DomainError `not_found` in production and from anywhere else
 */
export const listOutbox = async (ctx: Ctx, input: OutboxRequest): Promise<OutboxPage> => {
  if (ctx.config.mode === 'production' || !input.fromLoopback) throw notFound('page');
  const limit = input.limit ?? 50;
  const toIndex = input.to === undefined ? undefined : indexOf(ctx, input.to);
  if (toIndex === null) return { items: [], nextCursor: null };
  const rows = await listMessages(ctx.db, {
    toIndex,
    after: input.cursor === undefined ? undefined : place(input.cursor),
    limit: limit + 1,
  });
  const items = rows.slice(0, limit).map((row) => ({
    id: row.id,
    channel: 'sms' as const,
    to: unseal(ctx.secrets, 'phone', row.id, row.toCipher),
    body: unseal(ctx.secrets, 'message', row.id, row.bodyCipher),
    code: row.codeCipher && unseal(ctx.secrets, 'message', row.id, row.codeCipher),
    status: row.status,
    createdAt: row.createdAt.toISOString(),
  }));
  const last = items.at(-1);
  const nextCursor = last && rows.length > limit ? encodeCursor([last.createdAt, last.id]) : null;
  return { items, nextCursor };
};

/** Null for what is no phone number: nothing was sent there. */
const indexOf = (ctx: Ctx, to: string): Buffer | null => {
  try {
    return phoneIndex(ctx.secrets, parsePhone(to));
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
};

const Position = z.tuple([z.iso.datetime(), z.uuid()]);

const place = (cursor: string): { createdAt: Date; id: string } => {
  const [createdAt, id] = decodeCursorAs(cursor, Position);
  return { createdAt: new Date(createdAt), id };
};
