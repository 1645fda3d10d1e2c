import { erlangB } from './erlang-b.ts';

export interface Queue {
  /** Chance that somebody who comes has to wait. */
  readonly waitChance: number;
  /** Mean wait of all who come, in the unit of time of the rates; infinite when it never clears. */
  readonly meanWait: number;
  /** Chance of a wait longer than `time`. */
  waitsLongerThan(time: number): number;
}

/**
 * M/M/s with patience (Erlang C): C = B / (1 - (a/s)(1 - B)), Wq = C / (s mu - lambda),
 * P(W > t) = C e^-(s mu - lambda)t.
 *
 * @param arrivalRate lambda, per unit of time
 * @param serviceRate mu of one server, per unit of time
 */
export const erlangC = (arrivalRate: number, serviceRate: number, servers: number): Queue => {
  const load = arrivalRate / serviceRate;
  const spare = servers * serviceRate - arrivalRate;
  if (spare <= 0) {
    return { waitChance: 1, meanWait: Number.POSITIVE_INFINITY, waitsLongerThan: () => 1 };
  }
  const blocking = erlangB(load, servers);
  const waitChance = blocking / (1 - (load / servers) * (1 - blocking));
  return {
    waitChance,
    meanWait: waitChance / spare,
    waitsLongerThan: (time) => waitChance * Math.exp(-spare * time),
  };
};
