export { type Llm, type LlmAsk, LlmError } from './llm.ts';
export { createOpenAiCompatibleLlm, type LlmSettings } from './openai-compatible.ts';
