export interface WakeLoop {
  /** Runs a turn as soon as the present one is over. */
  wake(): void;
  close(): Promise<void>;
}

export interface WakeLoopOptions {
  /** Does what there is to do; answers true when there may be more. */
  turn: () => Promise<boolean>;
  /** A turn comes at the latest this long after the last, woken or not. */
  idleMs: number;
  onError: (error: unknown) => void;
}

const longestPauseMs = 5_000;

/** Turns one after the other, woken or by the clock, pausing longer while they fail. */
export const startWakeLoop = ({ turn, idleMs, onError }: WakeLoopOptions): WakeLoop => {
  let closing = false;
  let woken = false;
  let rouse: (() => void) | undefined;
  let pauseMs = idleMs;

  const rest = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, pauseMs);
      rouse = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const run = async () => {
    while (!closing) {
      woken = false;
      try {
        const more = await turn();
        pauseMs = idleMs;
        if (more) continue;
      } catch (error) {
        onError(error);
        pauseMs = Math.min(pauseMs * 2, longestPauseMs);
        woken = false;
      }
      if (!woken && !closing) await rest();
      rouse = undefined;
    }
  };
  const running = run();

  return {
    wake: () => {
      woken = true;
      // While turns fail, waking must not turn the pause into a busy loop.
      if (pauseMs === idleMs) rouse?.();
    },
    close: async () => {
      closing = true;
      rouse?.();
      await running;
    },
  };
};
