import type { ErrorCode } from '@pulse/contract';

export type SignInProblem = ErrorCode | 'unreachable';

/** Where somebody is on the way in. It travels with the form, so no script is needed. */
export interface SignInState {
  step: 'phone' | 'code';
  phone: string;
  problem?: SignInProblem;
  /** Seconds until another code may be asked for. */
  resendAfterSeconds?: number;
  /** Grows with each code that was sent, to start the countdown again. */
  sent: number;
}

export const startState: SignInState = { step: 'phone', phone: '', sent: 0 };
