import { RecommendationOutcome } from '@pulse/contract';
import { z } from 'zod';

/** As kept: what the receiving hospital of a transfer may read is told apart. */
export const StoredOutcome = RecommendationOutcome.extend({
  receiving: z.string().nullable().default(null),
  /** Hospitals whose figures it sums; null: those of the recommendation. */
  behind: z.array(z.string()).nullable().default(null),
});
export type StoredOutcome = z.output<typeof StoredOutcome>;

/** Of a transfer each hospital reads how it fared itself; who plans for both reads both. */
export const presentOutcome = (
  stored: unknown,
  mayRead: {
    readonly sending: (behind: StoredOutcome['behind']) => boolean;
    readonly receiving: boolean;
  },
): RecommendationOutcome | null => {
  if (stored === null || stored === undefined) return null;
  const { receiving, behind, ...outcome } = StoredOutcome.parse(stored);
  const sending = mayRead.sending(behind);
  const told = [
    ...(sending ? [outcome.text] : []),
    ...(mayRead.receiving && receiving !== null ? [receiving] : []),
  ];
  return {
    ...outcome,
    text: told.join(' ') || 'Too few hospitals stand behind it to tell more.',
    ...(!sending && { expected: null, actual: null }),
  };
};
