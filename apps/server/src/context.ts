import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CamelCasePlugin } from 'kysely';
import { pino } from 'pino';
import type { Config, Secrets } from './config/index.ts';
import { systemClock } from './kernel/clock.ts';
import { type Services, systemCtx } from './kernel/ctx.ts';
import type { DB } from './kernel/database.generated.ts';
import { uuidIds } from './kernel/ids.ts';
import type { Log } from './kernel/log.ts';
import { loadHolidays } from './modules/gatherings/index.ts';
import { loadPackHospitals } from './modules/hospitals/index.ts';
import { ensureObservationPartitions } from './modules/observations/index.ts';
import { createPlaces, loadCityPacks, type Places } from './modules/places/index.ts';
import { type Blobs, openDiskBlobs, openS3Blobs } from './platform/blobs/index.ts';
import { type Cache, createMemoryCache, openRedisCache } from './platform/cache/index.ts';
import {
  createDatabase,
  type Database,
  type DatabaseServer,
  migrate,
  openEmbeddedDatabase,
  openExternalDatabase,
} from './platform/database/index.ts';
import { type InProcessEngine, openEngine } from './platform/engine/index.ts';
import { openFeeds } from './platform/feeds/index.ts';
import { createOpenAiCompatibleLlm } from './platform/llm/index.ts';
import { createOutboxSms, createTwilioSms, type Sms } from './platform/sms/index.ts';

/** The services, and what only the composition root and the roles may touch of them. */
export interface Opened {
  readonly services: Services;
  readonly server: DatabaseServer;
  readonly database: Database<DB>;
  readonly places: Places;
  /** The engine, when it computes in this process. */
  readonly localEngine: InProcessEngine | undefined;
  close(): Promise<void>;
}

export interface OpenOptions {
  readonly config: Config;
  readonly secrets: Secrets;
  readonly onProgress?: (text: string) => void;
}

const migrationsFolder = fileURLToPath(new URL('../migrations', import.meta.url));

/** Opens every port as the settings say, migrates, loads the cities. Closes again what it opened when a step fails. */
export const openServices = async (options: OpenOptions): Promise<Opened> => {
  const { config, secrets, onProgress = () => {} } = options;
  const log = createLog(config);
  const closers: (() => Promise<void>)[] = [];
  const close = async () => {
    for (const closer of closers.splice(0).reverse()) {
      await closer().catch((error) => log.warn({ err: error }, 'a part did not close cleanly'));
    }
  };
  const opened = async <T extends { close(): Promise<void> }>(
    opening: T | Promise<T>,
  ): Promise<T> => {
    const part = await opening;
    closers.push(() => part.close());
    return part;
  };
  try {
    const server = await opened(openDatabaseServer(options, log));
    await migrate({ connection: server.connection, folder: migrationsFolder, onProgress });
    const database = await opened(
      createDatabase<DB>({ kind: server.kind, connection: server.connection, log }),
    );
    const parts = {
      config,
      secrets,
      log,
      clock: systemClock,
      ids: uuidIds,
      db: database.kysely.withPlugin(new CamelCasePlugin({ maintainNestedObjectKeys: true })),
      cache: await opened(openCache(secrets, log)),
      blobs: await opened(openBlobs(config, secrets, log)),
      sms: await opened(openSms(config, secrets)),
      llm: config.llm && createOpenAiCompatibleLlm(config.llm, secrets.llmApiKey),
      feeds: openFeeds(config.feeds, secrets.feedKeys ?? {}, systemClock.now),
    };
    const places = await opened(createPlaces(parts));
    const { engine, local } = openEngine({
      settings: config.engine,
      token: secrets.engineToken,
      isEngine: config.roles.includes('engine'),
      defaultSeverity: (category) => defaultSeverity(places, config, category),
      log,
    });
    await opened(engine);
    const services: Services = { ...parts, geography: places, engine };
    await loadCityPacks(systemCtx(services), onProgress);
    await places.reload();
    // Once the map is in memory: each hospital belongs to a ward.
    await loadPackHospitals(systemCtx(services));
    await loadHolidays(systemCtx(services));
    await ensureObservationPartitions(systemCtx(services));
    return { services, server, database, places, localEngine: local, close };
  } catch (error) {
    await close();
    throw error;
  }
};

const middleSeverity = 5;

const defaultSeverity = (places: Places, config: Config, category: string): number =>
  places.category(config.defaultCityId, category)?.defaultSeverity ?? middleSeverity;

const openDatabaseServer = (
  { config, secrets, onProgress }: OpenOptions,
  log: Log,
): Promise<DatabaseServer> =>
  secrets.databaseUrl === undefined
    ? openEmbeddedDatabase({
        dataFolder: config.dataDir,
        log,
        ...(onProgress ? { onProgress } : {}),
      })
    : openExternalDatabase({ url: secrets.databaseUrl });

const openCache = (secrets: Secrets, log: Log): Cache | Promise<Cache> =>
  secrets.redisUrl === undefined
    ? createMemoryCache()
    : openRedisCache({ url: secrets.redisUrl, log });

const openBlobs = (config: Config, secrets: Secrets, log: Log): Promise<Blobs> =>
  config.s3 === undefined
    ? openDiskBlobs({ folder: join(config.dataDir, 'blobs') })
    : openS3Blobs({
        ...config.s3,
        ...secrets.s3,
        forcePathStyle: config.s3.endpoint !== undefined,
        log,
      });

const openSms = (config: Config, secrets: Secrets): Sms =>
  config.twilio === undefined || secrets.twilioAuthToken === undefined
    ? createOutboxSms()
    : createTwilioSms({ ...config.twilio, authToken: secrets.twilioAuthToken });

const createLog = (config: Config): Log =>
  pino({ level: config.logLevel, base: null, timestamp: pino.stdTimeFunctions.isoTime });
