import type { RecommendationOutcome } from '@pulse/contract';

export type Verdict = RecommendationOutcome['verdict'];

/** How one day went: what was needed, what would have been there anyway, and what it adds. */
export interface DayNeed {
  readonly day: string;
  readonly needed: number;
  readonly there: number;
  readonly added: number;
  /** What later decisions added on top. */
  readonly more: number;
}

export interface Judged {
  readonly verdict: Exclude<Verdict, 'unknown'>;
  /** The day that tells it best: where most was missing. */
  readonly day: DayNeed;
}

/**
 * `helped` when more was needed on some day than there would have been, and with what it and later
 * ones add enough on every day; null when nothing is known of any day.
 */
export const judgeDays = (days: readonly DayNeed[]): Judged | null => {
  const [worst] = [...days].sort((a, b) => lacking(b) - lacking(a));
  const [tightest] = [...days].sort((a, b) => b.needed - b.there - (a.needed - a.there));
  if (worst === undefined || tightest === undefined) return null;
  if (tightest.needed <= tightest.there) return { verdict: 'notNeeded', day: tightest };
  return lacking(worst) > 0
    ? { verdict: 'notEnough', day: worst }
    : { verdict: 'helped', day: tightest };
};

/** What was missing even with it; a day that needed nothing lacks nothing. */
const lacking = ({ needed, there, added, more }: DayNeed): number =>
  needed <= there ? Number.NEGATIVE_INFINITY : needed - there - added - more;
