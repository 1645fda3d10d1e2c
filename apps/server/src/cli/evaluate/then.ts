/** Wraps a command so that what it answers becomes the exit code. */
export type Then = <A extends unknown[]>(
  run: (...input: A) => Promise<number>,
) => (...input: A) => Promise<void>;
