import { ApiError, type ErrorCode, UnreachableError } from '@pulse/contract';

export interface ErrorWords {
  title: string;
  nextStep: string;
  requestId?: string;
}

/** What went wrong and what to do next, for a person. */
export const explainError = (error: unknown): ErrorWords => {
  if (error instanceof UnreachableError) {
    return {
      title: 'The city server cannot be reached',
      nextStep: 'Check the network. What you typed is still here; try again in a moment.',
    };
  }
  if (!(error instanceof ApiError)) {
    return { title: 'Something went wrong here', nextStep: 'Load the page again.' };
  }
  const { code, detail, remedy, requestId, retryAfterSeconds, errors } = error.problem;
  const first = errors?.[0];
  const waiting = retryAfterSeconds ? `Try again in ${retryAfterSeconds} s.` : undefined;
  return {
    title: first ? `${first.path}: ${first.message}` : detail,
    nextStep: waiting ?? remedy ?? nextSteps[code] ?? 'Try again; if it stays, quote the number.',
    ...(requestId ? { requestId } : {}),
  };
};

const nextSteps: Partial<Record<ErrorCode, string>> = {
  validation_failed: 'Mend the field that is named and send again.',
  unauthenticated: 'Sign in again.',
  token_expired: 'Sign in again.',
  forbidden: 'Your role does not include this. Ask an administrator.',
  not_found: 'It is gone, or outside your zones. Go back to the list.',
  stale_version: 'Somebody changed it first. Look at what changed, then decide again.',
  invalid_transition: 'Its status has changed. Load it again to see what can be done now.',
  merge_into_itself: 'Choose another report to merge into.',
  last_admin: 'Make somebody else an administrator first.',
  already_exists: 'Choose another name; this one is taken.',
  unavailable: 'The server is busy or restarting. Try again in a moment.',
  internal: 'Try again; if it stays, quote the number to whoever runs the server.',
};
