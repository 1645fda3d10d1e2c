import type { Ctx } from '../../kernel/ctx.ts';
import { recordLiveErrors } from './record-live-errors.ts';
import { watchedPeriods } from './watch-models.ts';

/** How a kind of forecast did on a day; the predictions module keeps these. */
interface KindScore {
  readonly kind: string;
  readonly modelVersion: string;
  readonly day: Date;
  readonly n: number;
  readonly error: number;
  readonly naiveError: number;
  readonly backtestError: number;
}

export type ListScores = (ctx: Ctx, since: Date) => Promise<readonly KindScore[]>;

const dayMs = 86_400_000;

/** The model behind each kind of forecast. */
const modelOf: Readonly<Record<string, string>> = {
  traffic: 'traffic',
  flooding: 'flood',
  aqi: 'air',
};

/** Takes over what is known of the last days' forecasts, and raises or ends alarms; safe to repeat. */
export const watchLiveErrors = async (ctx: Ctx, listScores: ListScores): Promise<void> => {
  const since = new Date(ctx.clock.now().getTime() - watchedPeriods * dayMs);
  const scores = await listScores(ctx, since);
  const errors = scores.flatMap(({ kind, modelVersion, day, ...score }) => {
    const name = modelOf[kind];
    return name === undefined ? [] : [{ name, kind, version: modelVersion, period: day, ...score }];
  });
  if (errors.length > 0) await recordLiveErrors(ctx, errors);
};
