export interface CircuitBreaker {
  /** False while it is open: do not even try. Half open, it lets one through. */
  mayTry(): boolean;
  succeeded(): void;
  failed(): void;
  isOpen(): boolean;
}

export interface CircuitBreakerOptions {
  /** Failures in a row that open it. */
  readonly failures: number;
  readonly openMs: number;
  readonly nowMs?: () => number;
}

/** Spares a service that does not answer, and those who would wait for it (Nygard 2018, Release It!, 5.2). */
export const createCircuitBreaker = ({
  failures,
  openMs,
  nowMs = () => performance.now(),
}: CircuitBreakerOptions): CircuitBreaker => {
  let inARow = 0;
  let openUntilMs = Number.NEGATIVE_INFINITY;
  const isOpen = () => inARow >= failures && nowMs() < openUntilMs;
  return {
    isOpen,
    mayTry: () => {
      if (inARow < failures) return true;
      if (nowMs() < openUntilMs) return false;
      openUntilMs = nowMs() + openMs;
      return true;
    },
    succeeded: () => {
      inARow = 0;
    },
    failed: () => {
      inARow += 1;
      if (inARow >= failures) openUntilMs = nowMs() + openMs;
    },
  };
};
