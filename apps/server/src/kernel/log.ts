export type { Log } from '../platform/log.ts';
