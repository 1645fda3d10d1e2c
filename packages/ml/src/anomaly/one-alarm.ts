export interface OneAlarmOptions {
  /** A pause lasts this share of all readings so far. */
  readonly pauseShare?: number;
  /** Readings that a pause lasts at least. */
  readonly leastPause?: number;
  /** During a pause only what is this many times as surprising is told. */
  readonly worsening?: number;
}

/** One alarm for an incident: what follows soon counts only when it is clearly worse. */
export interface OneAlarm {
  /** The surprise, or, when it belongs to an incident already told, a small part of it. */
  fresh(surprise: number): { readonly surprise: number; readonly repeated: boolean };
}

/** What is left of a surprise that was told already. */
const repeatedShare = 0.2;

/**
 * Keeps a detector from telling of the same incident again and again. Without a threshold: each
 * surprise opens a pause for all smaller ones, so that any threshold set later sees one alarm.
 */
export const createOneAlarm = ({
  pauseShare = 0.07,
  leastPause = 30,
  worsening = 1.3,
}: OneAlarmOptions = {}): OneAlarm => {
  let seen = 0;
  let toldAt = Number.NEGATIVE_INFINITY;
  let told = 0;
  return {
    fresh: (surprise) => {
      if (seen - toldAt > Math.max(leastPause, pauseShare * seen)) told = 0;
      seen++;
      if (surprise > told * worsening) {
        told = surprise;
        toldAt = seen - 1;
        return { surprise, repeated: false };
      }
      return { surprise: repeatedShare * Math.min(surprise, told), repeated: surprise > 0 };
    },
  };
};
