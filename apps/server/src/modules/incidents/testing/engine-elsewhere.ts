import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Classified, ClassifyBatch, type ClassifyItem } from '@pulse/contract';

export interface EngineElsewhere {
  readonly url: string;
  /** Texts in the order in which they were asked. */
  readonly asked: string[];
  /** How many requests they came in. */
  requests(): number;
  /** From now on it answers like this; `away` hangs up. */
  answer(how: 'away' | ((item: ClassifyItem) => Partial<Classified>)): void;
  close(): Promise<void>;
}

/** A remote engine on the wire, with opinions that a test can foretell; away until told otherwise. */
export const openEngineElsewhere = async (): Promise<EngineElsewhere> => {
  const asked: string[] = [];
  let requests = 0;
  let how: Parameters<EngineElsewhere['answer']>[0] = 'away';
  const server = createServer(async (request, response) => {
    if (how === 'away') return void response.destroy();
    const answer = how;
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { items } = ClassifyBatch.parse(JSON.parse(Buffer.concat(chunks).toString()));
    requests += 1;
    if (items.some(({ text }) => text.includes('unreadable'))) {
      return void response.writeHead(400).end('{}');
    }
    asked.push(...items.map(({ text }) => text));
    const body = { items: items.map((item) => ({ ...usual, ...answer(item) })) };
    response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
  });
  const url = await listen(server);
  return {
    url,
    asked,
    requests: () => requests,
    answer: (next) => {
      how = next;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

const usual: Classified = {
  category: 'garbage',
  sub_category: null,
  severity: 7,
  confidence: 0.9,
  severity_confidence: 0.8,
  reasons: [{ word: 'rubbish', weight: 1.5 }],
  severity_reasons: [],
  alternatives: [{ category: 'flooding', confidence: 0.1 }],
  needs_person: false,
  model_versions: { category: 'category@test', severity: 'severity@test' },
};

const listen = (server: Server): Promise<string> =>
  new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () =>
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    ),
  );
