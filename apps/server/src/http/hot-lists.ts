import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { LRUCache } from 'lru-cache';

/** An answer made ready once and sent as it is to everybody who asks for the same. */
export interface Prepared {
  readonly etag: string;
  readonly contentType: string;
  readonly identity: Buffer;
  readonly br: Buffer;
  readonly gzip: Buffer;
}

export type HotTopic = 'incidents' | 'places' | 'predictions';

export interface HotLists {
  /** The prepared answer, unless something changed since or it grew old. */
  fresh(url: string): Prepared | undefined;
  /**
   * Prepares an answer, once for all who wait for it. When `produce` fails and an older answer is
   * there, that is given instead: an old list helps more than none.
   */
  prepare(
    url: string,
    topic: HotTopic,
    produce: () => Promise<{ body: string; contentType: string }>,
  ): Promise<{ prepared: Prepared; stale: boolean }>;
  invalidate(topic: HotTopic): void;
}

interface Entry {
  readonly prepared: Prepared;
  readonly topic: HotTopic;
  readonly generation: number;
  readonly madeAtMs: number;
}

const maxBytes = 64 * 1024 * 1024;
const longestUrlChars = 512;
/** Bounds what a lost wake-up can cost; a change that is heard of shows at once. */
const maxAgeMs: Record<HotTopic, number> = {
  incidents: 5_000,
  places: 60_000,
  predictions: 60_000,
};

export const createHotLists = (nowMs: () => number): HotLists => {
  const entries = new LRUCache<string, Entry>({
    maxSize: maxBytes,
    sizeCalculation: ({ prepared }) =>
      prepared.identity.length + prepared.br.length + prepared.gzip.length + 512,
  });
  const pending = new Map<string, Promise<Prepared>>();
  const generations: Record<HotTopic, number> = { incidents: 0, places: 0, predictions: 0 };

  const isFresh = (entry: Entry) =>
    entry.generation === generations[entry.topic] &&
    nowMs() - entry.madeAtMs < maxAgeMs[entry.topic];

  const fresh = (url: string): Prepared | undefined => {
    const entry = entries.get(url);
    return entry !== undefined && isFresh(entry) ? entry.prepared : undefined;
  };

  return {
    fresh,
    prepare: async (url, topic, produce) => {
      const ready = fresh(url);
      if (ready) return { prepared: ready, stale: false };
      // Read before the query: a change that comes while it runs makes its answer old at birth.
      const generation = generations[topic];
      const key = `${generation} ${url}`;
      const making =
        pending.get(key) ??
        produce()
          .then(({ body, contentType }) => pack(body, contentType))
          .finally(() => pending.delete(key));
      pending.set(key, making);
      try {
        const prepared = await making;
        if (url.length <= longestUrlChars) {
          entries.set(url, { prepared, topic, generation, madeAtMs: nowMs() });
        }
        return { prepared, stale: false };
      } catch (error) {
        const old = entries.get(url);
        if (old === undefined) throw error;
        return { prepared: old.prepared, stale: true };
      }
    },
    invalidate: (topic) => {
      generations[topic] += 1;
    },
  };
};

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** Quality 4 packs a list of 100 in a few milliseconds, off the event loop. */
const brotliOptions = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };

const pack = async (body: string, contentType: string): Promise<Prepared> => {
  const identity = Buffer.from(body);
  const [br, zipped] = await Promise.all([
    brotli(identity, brotliOptions),
    zip(identity, { level: 5 }),
  ]);
  return { etag: etagOf(identity), contentType, identity, br, gzip: zipped };
};

export const etagOf = (bytes: Buffer | string): string =>
  `"${createHash('sha1').update(bytes).digest('base64url')}"`;
