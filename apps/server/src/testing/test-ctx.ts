import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CamelCasePlugin } from 'kysely';
import type { Config } from '../config/index.ts';
import type { Actor } from '../kernel/actor.ts';
import { type Ctx, systemCtx } from '../kernel/ctx.ts';
import type { DB } from '../kernel/database.generated.ts';
import { uuidIds } from '../kernel/ids.ts';
import { openDiskBlobs } from '../platform/blobs/index.ts';
import { createMemoryCache } from '../platform/cache/index.ts';
import { createHttpEngine, type Engine } from '../platform/engine/index.ts';
import type { Feed } from '../platform/feeds/index.ts';
import type { Llm } from '../platform/llm/index.ts';
import { silentLog } from '../platform/log.ts';
import { createOutboxSms } from '../platform/sms/index.ts';
import { openTestDatabase } from '../platform/testing/template-database.ts';
import { insertTestCity, testCityId, testGeography } from './test-city.ts';
import { createTestClock, type TestClock } from './test-clock.ts';
import { testSecrets } from './test-secrets.ts';

export interface TestCtx {
  /** Acts as the system. */
  readonly ctx: Ctx;
  as(actor: Actor, request?: Partial<Pick<Ctx, 'address' | 'idempotency' | 'requestId'>>): Ctx;
  readonly clock: TestClock;
  close(): Promise<void>;
}

export interface TestCtxOptions {
  config?: Partial<Config>;
  /** Without one, tests run with an engine that is away. */
  engine?: Engine;
  feeds?: readonly Feed[];
  llm?: Llm;
}

/** The real services on a database of one's own, with the city of `test-city.ts` loaded. */
export const openTestCtx = async (options: TestCtxOptions = {}): Promise<TestCtx> => {
  const database = await openTestDatabase<DB>();
  const db = database.kysely.withPlugin(new CamelCasePlugin({ maintainNestedObjectKeys: true }));
  const dataDir = await mkdtemp(join(tmpdir(), 'pulse-ctx-'));
  const clock = createTestClock();
  const cache = createMemoryCache();
  await insertTestCity(db);
  const ctx = systemCtx({
    config: { ...testConfig(dataDir), ...options.config },
    secrets: testSecrets,
    log: silentLog,
    clock,
    ids: uuidIds,
    db,
    cache,
    blobs: await openDiskBlobs({ folder: join(dataDir, 'blobs') }),
    sms: createOutboxSms(),
    geography: testGeography,
    engine: options.engine ?? createHttpEngine({ url: 'http://127.0.0.1:1', timeoutMs: 1_000 }),
    feeds: options.feeds ?? [],
    llm: options.llm,
  });
  return {
    ctx,
    as: (actor, request = {}) => ({ ...ctx, actor, address: '127.0.0.1', ...request }),
    clock,
    async close() {
      await cache.close();
      await database.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
};

const nowhere = 'http://127.0.0.1:1';

const testConfig = (dataDir: string): Config => ({
  mode: 'test',
  version: '0.0.0-test',
  dataDir,
  citiesDir: dataDir,
  defaultCityId: testCityId,
  roles: ['gateway', 'worker'],
  host: '127.0.0.1',
  trustProxy: false,
  ports: { citizen: 0, console: 0, gateway: 0, engine: 0 },
  corsOrigins: [],
  engine: { url: undefined, threads: 1, queueLimit: 64, timeoutMs: 10_000 },
  rateLimitPerMinute: 0,
  replay: false,
  logLevel: 'silent',
  s3: undefined,
  twilio: undefined,
  llm: undefined,
  feeds: {
    names: [],
    openMeteo: { forecastUrl: nowhere, archiveUrl: nowhere, airUrl: nowhere },
    openWeatherMapUrl: nowhere,
    openAqUrl: nowhere,
  },
});
