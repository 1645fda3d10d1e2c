import type { AddressInfo } from 'node:net';
import type { EngineParts } from '../http/engine/engine-parts.ts';
import { createEngineApp } from '../http/engine-app.ts';
import type { Services } from '../kernel/ctx.ts';
import { createInProcessEngine, type InProcessEngine } from '../platform/engine/index.ts';
import { silentLog } from '../platform/log.ts';

export interface TestEngine {
  readonly engine: InProcessEngine;
  readonly url: string;
  close(): Promise<void>;
}

export interface TestEngineOptions {
  readonly token?: string;
  readonly queueLimit?: number;
  readonly timeoutMs?: number;
  readonly port?: number;
  readonly startTraining?: EngineParts['startTraining'];
  readonly findHistory?: EngineParts['findHistory'];
}

/** The engine's own server over real HTTP, with threads of its own. */
export const openTestEngine = async (
  services: Services,
  options: TestEngineOptions = {},
): Promise<TestEngine> => {
  const engine = createInProcessEngine({
    threads: 1,
    queueLimit: options.queueLimit ?? 16,
    timeoutMs: options.timeoutMs ?? 15_000,
    defaultSeverity: () => 5,
    log: silentLog,
  });
  const app = createEngineApp({
    services: { ...services, secrets: { ...services.secrets, engineToken: options.token } },
    engine,
    startTraining: options.startTraining ?? (async () => ({ runId: 'none' })),
    findHistory: options.findHistory ?? (async () => undefined),
  });
  await app.listen({ port: options.port ?? 0, host: '127.0.0.1' });
  const { port } = app.server.address() as AddressInfo;
  return {
    engine,
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      await app.close();
      await engine.close();
    },
  };
};
