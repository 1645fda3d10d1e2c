import { ApiError, type ErrorCode } from '@pulse/contract';

const overtaken = new Set<ErrorCode>([
  'already_voted',
  'invalid_transition',
  'not_found',
  'stale_version',
]);

/** Somebody was quicker: nothing is wrong, and nothing is left to do. */
export const unlessOvertaken = (error: unknown): void => {
  if (error instanceof ApiError && overtaken.has(error.problem.code)) return;
  throw error;
};
