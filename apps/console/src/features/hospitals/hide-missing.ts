import { ApiError } from '@pulse/contract';
import { notFound } from 'next/navigation';

/** A hospital of somebody else and one that is not there look the same. */
export const hideMissing = (error: unknown): void => {
  if (error instanceof ApiError && error.problem.status === 404) notFound();
  throw error;
};
