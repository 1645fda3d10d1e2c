import type { Kysely, Transaction } from 'kysely';
import type { Config, Secrets } from '../config/index.ts';
import type { Blobs } from '../platform/blobs/index.ts';
import type { Cache } from '../platform/cache/index.ts';
import type { Engine } from '../platform/engine/index.ts';
import type { Feed } from '../platform/feeds/index.ts';
import type { Llm } from '../platform/llm/index.ts';
import type { Sms } from '../platform/sms/index.ts';
import type { Actor } from './actor.ts';
import type { Clock } from './clock.ts';
import type { DB } from './database.generated.ts';
import type { Geography } from './geography.ts';
import type { Ids } from './ids.ts';
import type { Log } from './log.ts';

export type Db = Kysely<DB>;
export type Tx = Transaction<DB>;

/** What the composition root makes once and hands to everybody. */
export interface Services {
  readonly config: Config;
  readonly secrets: Secrets;
  readonly log: Log;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly db: Db;
  readonly cache: Cache;
  readonly blobs: Blobs;
  readonly sms: Sms;
  readonly geography: Geography;
  readonly engine: Engine;
  /** Of weather and air, by the settings; none replays the pack's history. */
  readonly feeds: readonly Feed[];
  /** Undefined: none is configured, and rules do its work. */
  readonly llm: Llm | undefined;
}

export interface IdempotencyClaim {
  readonly key: string;
  readonly route: string;
  readonly requestHash: Buffer;
}

/** The services, and on whose behalf they are used. */
export interface Ctx extends Services {
  readonly actor: Actor;
  readonly requestId: string | null;
  /** Where the request came from; null for jobs. */
  readonly address: string | null;
  readonly idempotency: IdempotencyClaim | null;
}

/** A context for jobs and imports, which act for nobody in particular. */
export const systemCtx = (services: Services): Ctx => ({
  ...services,
  actor: { kind: 'system' },
  requestId: null,
  address: null,
  idempotency: null,
});
