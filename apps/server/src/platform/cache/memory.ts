import { EventEmitter } from 'node:events';
import { LRUCache } from 'lru-cache';
import { measureHealth } from '../health.ts';
import type { Cache } from './port.ts';

export interface MemoryCacheOptions {
  /** Of keys and values together. */
  maxChars?: number;
}

export interface MemoryCache extends Cache {
  clear(): void;
}

interface Entry {
  value: string;
  count: number;
}

export function createMemoryCache({ maxChars = 32_000_000 }: MemoryCacheOptions = {}): MemoryCache {
  const entries = new LRUCache<string, Entry>({
    maxSize: maxChars,
    sizeCalculation: ({ value }, key) => value.length + key.length + 1,
  });
  const channels = new EventEmitter();
  channels.setMaxListeners(0);

  return {
    kind: 'memory',
    async get(key) {
      return entries.get(key)?.value;
    },
    async set(key, value, ttlMs) {
      entries.set(key, { value, count: 0 }, { ttl: ttlMs });
    },
    async delete(key) {
      entries.delete(key);
    },
    async increment(key, ttlMs) {
      const open = entries.get(key);
      if (open) {
        open.count += 1;
        open.value = String(open.count);
        // The LRU rounds its clock, so what remains can come out above what was asked for.
        const remainingMs = Math.min(ttlMs, Math.max(0, entries.getRemainingTTL(key)));
        return { count: open.count, expiresInMs: Math.ceil(remainingMs) };
      }
      entries.set(key, { value: '1', count: 1 }, { ttl: ttlMs });
      return { count: 1, expiresInMs: ttlMs };
    },
    async publish(channel, message) {
      channels.emit(eventOf(channel), message);
    },
    async subscribe(channel, handler) {
      const event = eventOf(channel);
      channels.on(event, handler);
      return {
        async close() {
          channels.off(event, handler);
        },
      };
    },
    health: () => measureHealth('memory', async () => undefined),
    async close() {
      entries.clear();
      channels.removeAllListeners();
    },
    clear: () => entries.clear(),
  };
}

/** An EventEmitter treats the event 'error' in its own way; a prefix keeps channels clear of it. */
function eventOf(channel: string): string {
  return `channel:${channel}`;
}
