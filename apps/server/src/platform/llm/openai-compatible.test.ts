import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { LlmError } from './llm.ts';
import { createOpenAiCompatibleLlm } from './openai-compatible.ts';
import { type FakeLlmServer, type LlmReply, startFakeLlm } from './testing/fake-llm-server.ts';

let server: FakeLlmServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

const schema = z.object({ text: z.string(), cites: z.array(z.string()) });
const secret = 'sk-very-secret';

const openOn = async (...replies: LlmReply[]) => {
  server = await startFakeLlm(...replies);
  const llm = createOpenAiCompatibleLlm({ url: server.url, model: 'test-model' }, secret);
  const ask = (timeoutMs = 5_000) =>
    llm.answer({ instructions: 'Be short.', turns: ['Why?'], schema, timeoutMs });
  return { server, ask };
};

describe('a language model', () => {
  it('is asked for a shape, with the key, and its answer is read by it', async () => {
    const { server, ask } = await openOn({ say: { text: 'So.', cites: ['a'] } });
    expect(await ask()).toEqual({ text: 'So.', cites: ['a'] });
    expect(server.keys).toEqual([`Bearer ${secret}`]);
    expect(server.asked[0]?.messages.map(({ role }) => role)).toEqual(['system', 'user']);
    expect(JSON.stringify(server.asked[0]?.response_format)).toContain('cites');
  });

  it.each<[string, LlmReply, RegExp, number]>([
    ['another shape', { say: { text: 7 } }, /did not have the shape/, 5_000],
    ['no JSON', { text: 'Sure! Here you are' }, /did not have the shape/, 5_000],
    ['a refusal', { status: 401 }, /status 401/, 5_000],
    ['no answer in time', { hang: true }, /did not answer in time/, 300],
  ])(
    'says in words that it gave %s, without key or address',
    async (_, reply, words, timeoutMs) => {
      const { server, ask } = await openOn(reply);
      const error = await ask(timeoutMs).catch((one: unknown) => one);
      expect(error).toBeInstanceOf(LlmError);
      const { message } = error instanceof Error ? error : { message: '' };
      expect(message).toMatch(words);
      expect(message).not.toContain(secret);
      expect(message).not.toContain(server.url);
    },
  );

  it('is left alone after it failed three times in a row', async () => {
    const { server, ask } = await openOn({ status: 400 });
    for (let i = 0; i < 3; i++) await ask().catch(() => {});
    const soFar = server.asked.length;
    await expect(ask()).rejects.toThrow(/left alone/);
    expect(server.asked).toHaveLength(soFar);
  });
});
