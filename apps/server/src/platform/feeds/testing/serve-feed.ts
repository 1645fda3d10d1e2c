import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface FakeAnswer {
  readonly status: number;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface FakeFeedServer {
  readonly url: string;
  /** Paths with their queries, in the order that they were asked for. */
  readonly asked: URL[];
  /** What the next questions get instead of the proper answer. */
  readonly next: FakeAnswer[];
  /** What every question gets, when it says anything; `silence` never answers. */
  fail: FakeAnswer | 'silence' | undefined;
  /** Only questions for this path fail. */
  failPath: string | undefined;
  /** Makes values that instruments out of order would send. */
  spoilt: boolean;
  close(): Promise<void>;
}

/** Answers a question as the documented API would; throws Refused for what is not in it. */
export type Speak = (url: URL, headers: IncomingHttpHeaders, server: FakeFeedServer) => unknown;

export class Refused extends Error {
  readonly status: number;
  readonly body: unknown;
  constructor(status: number, body: unknown) {
    super(`refused with ${status}`);
    this.status = status;
    this.body = body;
  }
}

/** An HTTP server that speaks like one of the feeds, and fails as it is told to. */
export const serveFeed = async (speak: Speak): Promise<FakeFeedServer> => {
  const http = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://feed.test');
    server.asked.push(url);
    const failing =
      server.failPath === undefined || url.pathname === server.failPath
        ? (server.next.shift() ?? server.fail)
        : undefined;
    if (failing === 'silence') return;
    const send = ({ status, body, headers = {} }: FakeAnswer) =>
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
    if (failing) {
      send(failing);
      return;
    }
    try {
      send({ status: 200, body: JSON.stringify(speak(url, request.headers, server)) });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      send({ status: error.status, body: JSON.stringify(error.body) });
    }
  });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const { port } = http.address() as AddressInfo;
  const server: FakeFeedServer = {
    url: `http://127.0.0.1:${port}`,
    asked: [],
    next: [],
    fail: undefined,
    failPath: undefined,
    spoilt: false,
    close: async () => {
      http.closeAllConnections();
      http.close();
      await once(http, 'close');
    },
  };
  return server;
};
