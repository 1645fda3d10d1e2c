import type { z } from 'zod';
import { DomainError } from './errors.ts';

export type CursorPart = string | number | null;

/** Where a page ended, as text that says nothing to its holder. */
export const encodeCursor = (parts: readonly CursorPart[]): string =>
  Buffer.from(JSON.stringify(parts)).toString('base64url');

/** @throws DomainError `validation_failed` when the text is not a cursor of `length` parts. */
export const decodeCursor = (cursor: string, length: number): CursorPart[] => {
  const parts = parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  const isPart = (part: unknown) =>
    part === null || typeof part === 'string' || typeof part === 'number';
  if (Array.isArray(parts) && parts.length === length && parts.every(isPart)) return parts;
  throw foreignCursor();
};

/** @throws DomainError `validation_failed` when a part is not what the list puts there */
export const decodeCursorAs = <T extends z.ZodType<CursorPart[]>>(
  cursor: string,
  shape: T,
): z.output<T> => {
  const parts = shape.safeParse(parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  if (parts.success) return parts.data;
  throw foreignCursor();
};

const foreignCursor = () =>
  new DomainError('validation_failed', 'The cursor is not one that this list gave out.', {
    remedy: 'Start again without a cursor.',
    errors: [{ path: 'query.cursor', message: 'is not a cursor of this list' }],
  });

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
