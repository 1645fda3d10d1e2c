import type { PredictionDriver, PredictionKind } from '@pulse/contract';
import type { Ctx } from '../../kernel/ctx.ts';

/** A signal up to the step under way, ready to be forecast. */
export interface Origin {
  readonly kind: PredictionKind;
  readonly cityId: string;
  readonly areaId: string | null;
  /** When the first step begins. */
  readonly start: Date;
  /** One value a step, up to the step before the first that is forecast; NaN is missing. */
  readonly values: Float64Array;
}

/** What the engine says of one origin, one entry a step ahead. */
export interface SignalForecast {
  readonly modelVersion: string;
  readonly steps: readonly {
    readonly point: number;
    readonly lower80: number;
    readonly upper80: number;
    readonly drivers: readonly PredictionDriver[];
  }[];
}

/** Asks the engine; it answers in the order that it was asked. */
export type ForecastSignals = (ctx: Ctx, origins: readonly Origin[]) => Promise<SignalForecast[]>;
