import type { Ctx } from '../../../kernel/ctx.ts';
import { type Feed, FeedError } from '../../../platform/feeds/index.ts';

/** What came of asking a feed. */
export interface FeedOutcome {
  readonly faults: Error[];
  /** Something was had of it, if not all. */
  answered: boolean;
  dropped: number;
  differed: number;
}

export interface RecordOutcomeInput {
  readonly cityId: string;
  readonly feed: Feed;
  readonly triedAt: Date;
  readonly outcome: FeedOutcome;
}

/** Writes down how a feed does, for all processes and people to see. */
export const recordOutcome = async (
  ctx: Ctx,
  { cityId, feed, triedAt, outcome }: RecordOutcomeInput,
): Promise<void> => {
  const [fault] = outcome.faults;
  const state = {
    lastTriedAt: triedAt,
    ...(outcome.answered && { lastOkAt: triedAt }),
    lastError: fault === undefined ? null : inWords(fault),
    openUntil: feed.openUntil() ?? null,
    valuesDropped: outcome.dropped,
    valuesDiffered: outcome.differed,
  };
  await ctx.db
    .insertInto('feedStates')
    .values({ cityId, feed: feed.name, ...state })
    .onConflict((conflict) => conflict.columns(['cityId', 'feed']).doUpdateSet(state))
    .execute();
};

const inWords = (fault: Error): string =>
  fault instanceof FeedError ? fault.message : 'It took too long in all';
