import type { z } from 'zod';

/** A language model, if one is configured. It is asked for data of a shape, never for free text. */
export interface Llm {
  /** As the settings name it: stands beside everything that it said. */
  readonly model: string;
  /** @throws LlmError when no answer of the shape came in time */
  answer<T>(ask: LlmAsk<T>): Promise<T>;
}

export interface LlmAsk<T> {
  readonly instructions: string;
  /** In turn from the user and the model, the user's first and last. */
  readonly turns: readonly string[];
  readonly schema: z.ZodType<T>;
  /** For the whole answer, tries included. */
  readonly timeoutMs: number;
}

/** In words for people; holds neither key nor address. */
export class LlmError extends Error {
  override readonly name = 'LlmError';
}
