import type { Ctx } from '../../../kernel/ctx.ts';
import {
  type Classification,
  EngineError,
  type TextToClassify,
} from '../../../platform/engine/index.ts';
import { selectWaiting, type WaitingReport } from './select-waiting.ts';
import { storeClassifications } from './store-classifications.ts';
import { withinCity } from './within-city.ts';

export interface ClassifiedBatch {
  /** How many reports there were to read. */
  readonly taken: number;
  /** Those that the engine cannot read by themselves either. */
  readonly unreadable: readonly string[];
}

const usualLimit = 64;

/**
 * Lets the engine read open reports that it has not read yet, many at once. A report waits in the
 * table until this is done, however long the engine is away; doing it twice changes nothing.
 *
 * @throws EngineError when the engine cannot answer anybody now
 */
export const classifyWaiting = async (
  ctx: Ctx,
  { limit = usualLimit, except = [] }: { limit?: number; except?: readonly string[] } = {},
): Promise<ClassifiedBatch> => {
  const waiting = await selectWaiting(ctx.db, limit, except);
  if (waiting.length === 0) return { taken: 0, unreadable: [] };
  const opinions = await ask(ctx, waiting);
  await storeClassifications(
    ctx,
    waiting.flatMap((report) => {
      const opinion = opinions.get(report.id);
      return opinion ? [{ report, opinion: withinCity(ctx, report.cityId, opinion) }] : [];
    }),
  );
  const unreadable = waiting.map(({ id }) => id).filter((id) => !opinions.has(id));
  return { taken: waiting.length, unreadable };
};

/** One report that the engine chokes on must not keep the others waiting: then each is asked alone. */
const ask = async (
  ctx: Ctx,
  reports: readonly WaitingReport[],
): Promise<ReadonlyMap<string, Classification>> => {
  try {
    const opinions = await ctx.engine.classify(reports.map((report) => asText(ctx, report)));
    return new Map(
      reports.flatMap(({ id }, n) => {
        const opinion = opinions[n];
        return opinion ? [[id, opinion] as const] : [];
      }),
    );
  } catch (error) {
    if (!isAboutInput(error)) throw error;
    if (reports.length === 1) return new Map();
    const alone = [];
    for (const report of reports) alone.push(...(await ask(ctx, [report])));
    return new Map(alone);
  }
};

const asText = (ctx: Ctx, report: WaitingReport): TextToClassify => ({
  text: report.description,
  location: { lat: report.lat, lng: report.lng },
  at: report.createdAt,
  category: report.category,
  votes: report.votesConfirm - report.votesDispute,
  usualSeverity: ctx.geography.category(report.cityId, report.category)?.defaultSeverity,
  timeZone: ctx.geography.city(report.cityId)?.timeZone,
});

const isAboutInput = (error: unknown): boolean =>
  error instanceof EngineError && (error.code === 'bad_input' || error.code === 'crashed');
