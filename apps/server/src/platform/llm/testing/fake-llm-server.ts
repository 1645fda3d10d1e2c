import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the server is to do with one request. */
export type LlmReply =
  | { readonly say: unknown }
  | { readonly text: string }
  | { readonly status: number }
  | { readonly hang: true };

export interface FakeLlmServer {
  readonly url: string;
  /** Bodies of the requests so far. */
  readonly asked: { messages: { role: string; content: string }[]; response_format?: unknown }[];
  readonly keys: (string | undefined)[];
  close(): Promise<void>;
}

/** Speaks as much of OpenAI's chat completions as is asked of it; replies in the order given, the last again and again. */
export const startFakeLlm = async (...replies: LlmReply[]): Promise<FakeLlmServer> => {
  const asked: FakeLlmServer['asked'] = [];
  const keys: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const reply = replies[Math.min(asked.length, replies.length - 1)] ?? { status: 500 };
      asked.push(JSON.parse(Buffer.concat(parts).toString('utf8')));
      keys.push(request.headers.authorization);
      if ('hang' in reply) return;
      if (request.url !== '/v1/chat/completions' || 'status' in reply) {
        response.writeHead('status' in reply ? reply.status : 404, {
          'content-type': 'application/json',
        });
        response.end(JSON.stringify({ error: { message: 'no', type: 'x', code: 'x' } }));
        return;
      }
      const content = 'text' in reply ? reply.text : JSON.stringify(reply.say);
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(
        JSON.stringify({
          id: 'c-1',
          object: 'chat.completion',
          created: 1,
          model: 'test-model',
          choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }],
          usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
        }),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = portOf(server.address());
  return {
    url: `http://127.0.0.1:${port}/v1`,
    asked,
    keys,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
};

/** A server that listens on a port of 127.0.0.1 has an address with a port. */
const portOf = (address: AddressInfo | string | null): AddressInfo => {
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return address;
};
