import type { FeatureKey } from './feature-queries.ts';
import type { Told } from './known-value.ts';

/** All that a source has to say of one value: what it was known to be, in order of time. */
export interface ToldValue extends FeatureKey {
  readonly told: readonly Told[];
  /** Only what is newer by itself is added: what it is made of drifts, and its day is over. */
  readonly isClosed?: boolean;
}
