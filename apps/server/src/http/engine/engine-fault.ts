import { DomainError } from '../../kernel/errors.ts';
import type { EngineError, EngineErrorCode } from '../../platform/engine/index.ts';

const answers: Readonly<
  Record<EngineErrorCode, { code: 'busy' | 'unavailable' | 'validation_failed'; remedy: string }>
> = {
  busy: { code: 'busy', remedy: 'Try again in a second, or send fewer things at once.' },
  late: { code: 'unavailable', remedy: 'Send less at once, or try again later.' },
  no_model: { code: 'unavailable', remedy: 'See GET /models; train it, or put its file back.' },
  crashed: { code: 'unavailable', remedy: 'Try again; the engine started anew.' },
  unreachable: { code: 'unavailable', remedy: 'Try again in a few seconds.' },
  refused: { code: 'unavailable', remedy: 'Compare ENGINE_TOKEN on both sides.' },
  bad_input: { code: 'validation_failed', remedy: 'Send a longer history.' },
};

/** What whoever asked over HTTP is told when the engine has no answer. */
export const engineFault = (error: EngineError): DomainError => {
  const { code, remedy } = answers[error.code];
  return new DomainError(code, error.message, {
    cause: error.cause,
    remedy,
    ...(code !== 'validation_failed' && { retryAfterSeconds: 1 }),
    ...(code === 'validation_failed' && { errors: [{ path: 'body', message: error.message }] }),
  });
};
