import { ApiError } from '@pulse/contract';

export interface FieldProblems {
  /** By field, without the `body.` of the wire. */
  readonly errors: Readonly<Record<string, string>>;
  readonly questions: readonly { readonly field: string; readonly message: string }[];
}

/** What the server found wrong, or asks, placed at the fields that it is about. */
export const problemByField = (error: unknown): FieldProblems => {
  if (!(error instanceof ApiError)) return { errors: {}, questions: [] };
  const { errors = [], questions = [] } = error.problem;
  return {
    errors: Object.fromEntries(errors.map(({ path, message }) => [fieldOf(path), message])),
    questions: questions.map(({ path, message }) => ({ field: fieldOf(path), message })),
  };
};

const fieldOf = (path: string): string => path.replace(/^body\.?/, '');
