import type { ErrorCode } from '@pulse/contract';

export interface DomainErrorOptions {
  /** What the person can do about it. */
  remedy?: string;
  cause?: unknown;
  currentVersion?: number;
  retryAfterSeconds?: number;
  errors?: { path: string; message: string }[];
  /** What to confirm before it is done. */
  questions?: { path: string; message: string }[];
}

/** Something that a person or program must be told. It knows no HTTP; `http/` maps the code. */
export class DomainError extends Error {
  override readonly name = 'DomainError';
  readonly code: ErrorCode;
  readonly options: DomainErrorOptions;

  /** `message` is public: it goes to whoever asked. Keep secrets in `cause`. */
  constructor(code: ErrorCode, message: string, options: DomainErrorOptions = {}) {
    super(message, { cause: options.cause });
    this.code = code;
    this.options = options;
  }
}

/** Missing and hidden read the same, so that nobody learns what exists. */
export const notFound = (what: string): DomainError =>
  new DomainError('not_found', `There is no such ${what}.`, {
    remedy: 'Check the address, or go back to the list.',
  });

/** Nothing was done yet: the questions are to be read, and the same sent again with `confirm`. */
export const confirmationNeeded = (questions: { path: string; message: string }[]): DomainError =>
  new DomainError(
    'confirmation_needed',
    questions.map(({ path, message }) => `${path}: ${message}`).join('; '),
    { remedy: 'Correct it, or send it again with `confirm: true` if it is meant so.', questions },
  );

export const staleVersion = (what: string, currentVersion: number): DomainError =>
  new DomainError('stale_version', `The ${what} was changed by somebody else in the meantime.`, {
    remedy: 'Load it again, look at what changed, and decide anew.',
    currentVersion,
  });
