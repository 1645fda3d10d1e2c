import { DomainError } from '../../kernel/errors.ts';
import type { Span } from './repeat-yearly.ts';

const mostDays = 60;
const dayMs = 86_400_000;

/** @throws DomainError `validation_failed` unless it ends after it begins, and within 60 days */
export const requireSpan = (startsAt: string, endsAt: string): Span => {
  const span = { startsAt: new Date(startsAt), endsAt: new Date(endsAt) };
  const lengthMs = span.endsAt.getTime() - span.startsAt.getTime();
  if (lengthMs > 0 && lengthMs <= mostDays * dayMs) return span;
  const message =
    lengthMs <= 0 ? 'must lie after startsAt' : `must lie within ${mostDays} days of startsAt`;
  throw new DomainError('validation_failed', `The end ${message}.`, {
    remedy: 'Correct the hours.',
    errors: [{ path: 'body.endsAt', message }],
  });
};
