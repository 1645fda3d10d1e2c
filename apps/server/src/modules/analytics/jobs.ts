import type { Consumer } from '../../kernel/consumer.ts';
import { recountImport, recountIncident } from './recount-hours.ts';

export const analyticsConsumers: readonly Consumer[] = [
  { topic: 'incident.reported', name: 'recount-hours', handle: recountIncident },
  { topic: 'incident.changed', name: 'recount-hours', handle: recountIncident },
  { topic: 'incidents.imported', name: 'recount-hours', handle: recountImport },
];
