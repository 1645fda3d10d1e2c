import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { APICallError, generateText, NoObjectGeneratedError, Output } from 'ai';
import { BrokenCircuitError, ConsecutiveBreaker, circuitBreaker, handleAll } from 'cockatiel';
import { type Llm, LlmError } from './llm.ts';

export interface LlmSettings {
  /** Such as `https://api.groq.com/openai/v1`. */
  readonly url: string;
  readonly model: string;
}

/** Failures in a row after which the model is left alone for a while. */
const failuresToOpen = 3;
const leftAloneMs = 60_000;
const retries = 1;
const mostTokens = 1_200;

/** Any server that speaks OpenAI's chat completions. */
export const createOpenAiCompatibleLlm = (
  { url, model }: LlmSettings,
  apiKey: string | undefined,
): Llm => {
  const provider = createOpenAICompatible({
    name: 'llm',
    baseURL: url.replace(/\/+$/, ''),
    supportsStructuredOutputs: true,
    ...(apiKey === undefined ? {} : { apiKey }),
  });
  const breaker = circuitBreaker(handleAll, {
    halfOpenAfter: leftAloneMs,
    breaker: new ConsecutiveBreaker(failuresToOpen),
  });
  return {
    model,
    answer: async ({ instructions, turns, schema, timeoutMs }) => {
      try {
        const { output } = await breaker.execute(() =>
          generateText({
            model: provider(model),
            system: instructions,
            messages: turns.map((content, i) => ({
              role: i % 2 === 0 ? ('user' as const) : ('assistant' as const),
              content,
            })),
            output: Output.object({ schema }),
            temperature: 0,
            maxOutputTokens: mostTokens,
            maxRetries: retries,
            abortSignal: AbortSignal.timeout(timeoutMs),
          }),
        );
        return output;
      } catch (error) {
        throw new LlmError(inWords(error), { cause: error });
      }
    },
  };
};

/** What the library says may repeat address, key and prompt: only what kind of failure it was is told. */
const inWords = (error: unknown): string => {
  if (error instanceof BrokenCircuitError) return 'it failed several times and is left alone';
  if (NoObjectGeneratedError.isInstance(error))
    return 'its answer did not have the shape asked for';
  if (APICallError.isInstance(error) && error.statusCode !== undefined) {
    return `it answered with status ${error.statusCode}`;
  }
  if (error instanceof Error && /abort|timeout/i.test(`${error.name} ${error.message}`)) {
    return 'it did not answer in time';
  }
  return 'it does not answer';
};
