import { createDailyHabit } from './daily-habit.ts';
import { createParts, type PartKind } from './detector-parts.ts';
import { explain } from './explain.ts';
import { createOneAlarm } from './one-alarm.ts';
import { createRunningScale } from './running-scale.ts';
import { createSeasonalResidual } from './seasonal-residual.ts';
import { createStillness } from './stillness.ts';
import { createSurpriseTail } from './surprise-tail.ts';

/** All that may be set; one setting serves every series. Plain JSON. */
export interface DetectorSettings {
  /** Surprises that each part compares with. */
  readonly memory: number;
  /** Stretches that shapes are compared with. */
  readonly shapes: number;
  /** Share of all readings so far that belongs to one incident. */
  readonly pauseShare: number;
  /** Log-odds that an alarm of surprise 0 is an incident, and what each unit of surprise adds. */
  readonly intercept: number;
  readonly slope: number;
  /** Scores from here on are called anomalies. */
  readonly alarmScore: number;
}

/** Settings without training: calibrated on the Numenta Anomaly Benchmark's development groups. */
export const defaultDetectorSettings: DetectorSettings = {
  memory: 4000,
  shapes: 1500,
  pauseShare: 0.07,
  intercept: -3.7166,
  slope: 2.5714,
  alarmScore: 0.2051,
};

export interface Verdict {
  /** 0-1: how likely this reading opens an incident that a person would mark. */
  readonly score: number;
  /** What the score is made of: mean of -log10 p over the parts, less habit and repetition. */
  readonly surprise: number;
  readonly anomaly: boolean;
  /** Why, as a sentence; null where there is nothing to say. */
  readonly reason: string | null;
  /** Nine of ten readings lie between these, at this time of the day where that is known. */
  readonly expectedLow: number;
  readonly expectedHigh: number;
}

/** Watches one series, reading by reading, learning as it goes. */
export interface OnlineDetector {
  /** Judges a reading by those before it alone. A missing value (NaN) is told as such. */
  observe(atMs: number, value: number): Verdict;
}

/**
 * An ensemble of streaming detectors with one score. Each part's statistic becomes a surprise by its
 * own past; their mean, as in Fisher's way of joining tests, is large when several agree. Memory and
 * time for a reading do not grow with the series.
 */
export const createOnlineDetector = (
  settings: DetectorSettings = defaultDetectorSettings,
): OnlineDetector => {
  const scale = createRunningScale(scaleMemory);
  const season = createSeasonalResidual();
  const parts = createParts({ shapes: settings.shapes, season }).map((part) => ({
    part,
    tail: createSurpriseTail({ memory: settings.memory }),
  }));
  const habit = createDailyHabit();
  const habitOfSeason = createDailyHabit();
  const alarm = createOneAlarm({ pauseShare: settings.pauseShare });
  const stillness = createStillness(settings.memory);
  let before = Number.NaN;
  return {
    observe: (atMs, value) => {
      const expected = (share: number): number => {
        const usual = season.usual(share);
        return Number.isNaN(usual) ? scale.usual(share) : scale.unscale(usual);
      };
      if (!Number.isFinite(value)) return missing(scale.usual(lowShare), scale.usual(highShare));
      const atS = atMs / 1000;
      const last = Number.isNaN(before) ? value : before;
      const seen = { atS, value, before: last, scaled: scale.scale(value) };
      let sum = 0;
      let most = 0;
      let ofSeason = 0;
      let kind: PartKind = 'value';
      for (const { part, tail } of parts) {
        const surprise = tail.surprise(part.measure(seen));
        sum += surprise;
        if (part.kind === 'season') ofSeason = surprise;
        if (surprise > most) {
          most = surprise;
          kind = part.kind;
        }
      }
      const beyond = habit.beyondHabit(atS, sum / parts.length);
      // Twice what the days before had at that time: else it is a habit.
      const rare = habitOfSeason.beyondHabit(atS, ofSeason) > ofSeason / 2;
      const alone = rare ? seasonWeight * ofSeason : 0;
      const still = stillWeight * stillness.surprise(value);
      const unusual = Math.max(beyond, alone, still);
      if (unusual > beyond) kind = still > alone ? 'still' : 'season';
      const { surprise, repeated } = alarm.fresh(unusual);
      const score = 1 / (1 + Math.exp(-settings.intercept - settings.slope * surprise));
      const anomaly = score >= settings.alarmScore;
      const expectedLow = expected(lowShare);
      const expectedHigh = expected(highShare);
      const atThisHour = !Number.isNaN(season.usual(lowShare));
      const reason = anomaly
        ? explain({
            kind,
            value,
            before: last,
            same: stillness.run,
            expectedLow,
            expectedHigh,
            atThisHour,
          })
        : repeated && unusual * settings.slope + settings.intercept >= logOdds(settings.alarmScore)
          ? goesOn
          : null;
      scale.learn(value);
      before = value;
      return { score, surprise, anomaly, reason, expectedLow, expectedHigh };
    },
  };
};

const scaleMemory = 2000;
/** What is never seen at that time of the day is an alarm by itself, once in some thousand readings. */
const seasonWeight = 0.28;
/** A line that hangs strikes no other part: it alone is an alarm when one run in 500 is as long. */
const stillWeight = 0.35;
const lowShare = 0.05;
const highShare = 0.95;
const goesOn = 'belongs to the incident already told';

const logOdds = (share: number): number => Math.log(share / (1 - share));

const missing = (expectedLow: number, expectedHigh: number): Verdict => ({
  score: 0,
  surprise: 0,
  anomaly: false,
  reason: 'no reading',
  expectedLow,
  expectedHigh,
});
