import { withTimeLimit } from './time-limit.ts';

export interface Health {
  ok: boolean;
  kind: string;
  latencyMs: number;
  detail?: string;
}

const defaultTimeoutMs = 2_000;

/** Times `probe`; a failure or a missed deadline becomes `ok: false`, so it never throws. */
export async function measureHealth(
  kind: string,
  probe: () => Promise<string | undefined>,
  timeoutMs = defaultTimeoutMs,
): Promise<Health> {
  const startedAtMs = performance.now();
  const elapsedMs = () => Math.round((performance.now() - startedAtMs) * 10) / 10;
  try {
    const detail = await withTimeLimit(probe(), timeoutMs, 'no answer');
    return { ok: true, kind, latencyMs: elapsedMs(), ...(detail ? { detail } : {}) };
  } catch (error) {
    return { ok: false, kind, latencyMs: elapsedMs(), detail: describeError(error) };
  }
}

/** One line for people; an AggregateError (several addresses tried) has no message of its own. */
export function describeError(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) {
    return error.errors.map(describeError).join('; ');
  }
  return error instanceof Error ? error.message || error.name : String(error);
}
