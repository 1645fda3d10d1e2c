export type { Llm } from './llm.ts';
export { createOpenAiCompatibleLlm, type LlmSettings } from './openai-compatible.ts';
