import type { z } from 'zod';
import { parseMessage } from '../parse-request.ts';

/**
 * Answers one `{...}` with one answer and `{items: [...]}` with `{items: [...]}` in the same order.
 *
 * @throws DomainError `validation_failed` with the field that is wrong
 */
export const answerBatch = async <Item extends z.ZodType, Answer>(
  body: unknown,
  one: Item,
  many: z.ZodType<{ items: z.output<Item>[] }>,
  answer: (items: z.output<Item>[]) => Promise<readonly Answer[]>,
): Promise<Answer | { items: readonly Answer[] }> => {
  if (isBatch(body)) {
    return { items: await answer(parseMessage(many, body, 'body').items) };
  }
  const [single] = await answer([parseMessage(one, body ?? {}, 'body')]);
  if (single === undefined) throw new Error('one item gives one answer');
  return single;
};

const isBatch = (body: unknown): boolean =>
  typeof body === 'object' && body !== null && 'items' in body;
