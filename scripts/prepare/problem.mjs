/** Something the person at the terminal can put right: shown as a sentence, without a stack. */
export class Problem extends Error {}

/** @param {unknown} error */
export function describeError(error) {
  if (error instanceof Problem) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
