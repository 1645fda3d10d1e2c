/** The model that a task needs is missing or cannot be read. */
export class NoModelError extends Error {
  override readonly name = 'NoModelError';
}
