import type { Consumer } from '../../kernel/consumer.ts';
import { followZones } from './follow-zones.ts';

export const incidentConsumers: readonly Consumer[] = [
  { topic: 'places.changed', name: 'follow-zones', handle: followZones },
];
