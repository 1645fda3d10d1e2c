export { createMemoryCache, type MemoryCacheOptions } from './memory.ts';
export type { Cache, Counter, Subscription } from './port.ts';
export { openRedisCache, type RedisCacheOptions } from './redis.ts';
