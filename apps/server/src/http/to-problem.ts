import type { Problem } from '@pulse/contract';
import type { DomainError } from '../kernel/errors.ts';
import { errorTable } from './error-table.ts';

/** Problem details of an error; a 500 tells nothing but the request's id. */
export const toProblem = (error: DomainError, requestId: string): Problem => {
  const { status, title } = errorTable[error.code];
  const { remedy, errors, questions, currentVersion, retryAfterSeconds } = error.options;
  return {
    type: `/docs/errors#${error.code}`,
    title,
    status,
    detail: error.message,
    code: error.code,
    requestId,
    ...(remedy === undefined ? {} : { remedy }),
    ...(errors === undefined ? {} : { errors }),
    ...(questions === undefined ? {} : { questions }),
    ...(currentVersion === undefined ? {} : { currentVersion }),
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  };
};
