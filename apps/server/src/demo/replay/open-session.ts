import {
  ApiError,
  type Call,
  createClient,
  type ErrorCode,
  routes,
  type TokenPair,
} from '@pulse/contract';
import type { Clock } from '../../kernel/clock.ts';

export interface Session {
  /** Runs calls as the person, who is signed in first where that is needed. */
  as<T>(work: (call: Call) => Promise<T>): Promise<T>;
  /** Shut out for a while: trying again at once would lock the account for people too. */
  isResting(): boolean;
}

export interface SessionOptions {
  readonly baseUrl: string;
  readonly clock: Clock;
  readonly signIn: (call: Call) => Promise<TokenPair>;
}

const renewBeforeMs = 60_000;
/** Stopping the server waits for the call that is under way. */
const timeoutMs = 5_000;
const restMs = 600_000;
const shutOut = new Set<ErrorCode>(['too_many_tries', 'credentials_wrong', 'totp_required']);

/** A person who stays signed in: renews tokens in time, and signs in again when that is refused. */
export const openSession = ({ baseUrl, clock, signIn }: SessionOptions): Session => {
  const anonymous = createClient({ baseUrl, timeoutMs });
  let tokens: TokenPair | undefined;
  let renewAtMs = 0;
  let restUntilMs = 0;
  const nowMs = () => clock.now().getTime();
  const call = createClient({ baseUrl, timeoutMs, token: () => tokens?.accessToken });

  const renew = async (): Promise<void> => {
    const { refreshToken } = tokens ?? {};
    // Spent when it is sent, whatever the answer: using it twice would end the session.
    tokens = undefined;
    tokens =
      (refreshToken === undefined ? undefined : await refresh(refreshToken)) ??
      (await signInOrRest());
    renewAtMs = nowMs() + tokens.expiresIn * 1000 - renewBeforeMs;
  };

  const refresh = async (refreshToken: string): Promise<TokenPair | undefined> => {
    try {
      return await anonymous(routes.refreshSession, { body: { refreshToken } });
    } catch (error) {
      if (error instanceof ApiError && error.problem.status === 401) return undefined;
      throw error;
    }
  };

  const signInOrRest = async (): Promise<TokenPair> => {
    try {
      return await signIn(anonymous);
    } catch (error) {
      if (error instanceof ApiError && shutOut.has(error.problem.code)) {
        restUntilMs = nowMs() + (error.problem.retryAfterSeconds ?? restMs / 1000) * 1000;
      }
      throw error;
    }
  };

  return {
    isResting: () => nowMs() < restUntilMs,
    as: async (work) => {
      if (tokens === undefined || nowMs() >= renewAtMs) await renew();
      try {
        return await work(call);
      } catch (error) {
        // Another database, or signed out from elsewhere: begin anew at the next turn.
        if (error instanceof ApiError && error.problem.status === 401) tokens = undefined;
        throw error;
      }
    },
  };
};
