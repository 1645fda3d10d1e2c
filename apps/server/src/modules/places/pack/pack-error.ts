/** A city pack is not as it must be. The message names the file, where in it, and what to do. */
export class PackError extends Error {
  override readonly name = 'PackError';
}
