import type { PredictionKind } from '@pulse/contract';
import type { Ctx } from '../../kernel/ctx.ts';
import { feedFacts } from '../../platform/feeds/index.ts';
import { readHistoryIndex } from './replay/read-history.ts';

/** What to call the measurements behind a forecast, by how they came here. */
export const sourceLabels = async (
  ctx: Ctx,
): Promise<(kind: PredictionKind, provenance: string) => string> => {
  const histories = await readHistoryIndex(ctx.config, ctx.config.defaultCityId);
  const feeds: Readonly<Record<string, { readonly label: string }>> = feedFacts;
  return (kind, provenance) =>
    provenance === 'replay'
      ? (histories.find((history) => history.kind === kind)?.label ?? 'Replay')
      : (feeds[provenance]?.label ?? provenance);
};
