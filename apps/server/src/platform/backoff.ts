export interface BackoffOptions {
  firstMs: number;
  maxMs: number;
}

/** Delay before attempt `attempt` (1 is the first retry): doubles up to `maxMs`, minus up to a quarter so that processes spread out. */
export function backoffMs(attempt: number, { firstMs, maxMs }: BackoffOptions): number {
  const fullMs = Math.min(maxMs, firstMs * 2 ** Math.min(attempt - 1, 30));
  return Math.round(fullMs * (1 - Math.random() / 4));
}
