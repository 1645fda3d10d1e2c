export { ensurePartitions } from './ensure-partitions.ts';
