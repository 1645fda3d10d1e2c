import type { TokenPair } from '@pulse/contract';

export type RefreshResult =
  | { kind: 'refreshed'; pair: TokenPair }
  /** The gateway says that the session is over. */
  | { kind: 'ended' }
  /** The gateway could not be asked; the session may well live. */
  | { kind: 'unreachable' };

interface Remembered {
  result: Promise<RefreshResult>;
  forgetAtMs: number;
}

const rememberMs = 30_000;
const registry = Symbol.for('pulse.session.refreshes');
const holder: typeof globalThis & { [registry]?: Map<string, Remembered> } = globalThis;

/**
 * Refreshes at most once per refresh token. A token used twice ends the session everywhere, and
 * requests that left with the old cookie arrive for a while after; they get the same new pair.
 * Kept on globalThis because Next loads this module once for pages and once more for its proxy.
 */
export const refreshOnce = (
  refreshToken: string,
  refresh: (refreshToken: string) => Promise<RefreshResult>,
  nowMs: number,
): Promise<RefreshResult> => {
  const remembered = holder[registry] ?? new Map<string, Remembered>();
  holder[registry] = remembered;
  for (const [token, entry] of remembered) {
    if (entry.forgetAtMs <= nowMs) remembered.delete(token);
  }
  const known = remembered.get(refreshToken);
  if (known) return known.result;
  const result = refresh(refreshToken);
  remembered.set(refreshToken, { result, forgetAtMs: nowMs + rememberMs });
  const forgetFailure = (outcome: RefreshResult | undefined) => {
    if (outcome?.kind === 'refreshed' || outcome?.kind === 'ended') return;
    remembered.delete(refreshToken);
  };
  result.then(forgetFailure, () => forgetFailure(undefined));
  return result;
};
