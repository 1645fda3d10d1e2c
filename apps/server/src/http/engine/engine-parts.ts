import type { Ctx, Services } from '../../kernel/ctx.ts';
import type { InProcessEngine, SeriesToForecast } from '../../platform/engine/index.ts';

/** Begins a training and answers at once. */
export type StartTraining = (
  ctx: Ctx,
  input: { readonly model: string; readonly seed: number },
) => Promise<{ readonly runId: string }>;

/** What the city measured in a ward, ready to be forecast; undefined when nothing of that kind is. */
export type FindHistory = (
  ctx: Ctx,
  wanted: { readonly areaId: string; readonly signal: string; readonly horizon: number },
) => Promise<SeriesToForecast | undefined>;

export interface EngineParts {
  readonly services: Services;
  readonly engine: InProcessEngine;
  readonly startTraining: StartTraining;
  readonly findHistory: FindHistory;
}
