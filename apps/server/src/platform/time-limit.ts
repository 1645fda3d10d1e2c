export class TimeLimitError extends Error {
  override name = 'TimeLimitError';
}

/** Rejects with `TimeLimitError` after `timeoutMs`; the work itself is not cancelled. */
export async function withTimeLimit<T>(
  work: Promise<T>,
  timeoutMs: number,
  what: string,
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(new TimeLimitError(`${what} within ${timeoutMs} ms`)),
      timeoutMs,
    );
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}
