import { randomUUID } from 'node:crypto';
import { type Call, type Incident, routes } from '@pulse/contract';

/** A report through the API, for tests that are about what comes after it. */
export const createReport = (call: Call, description: string): Promise<Incident> =>
  call(routes.createIncident, {
    body: { category: 'garbage', description, lat: 12.9716, lng: 77.5946 },
    idempotencyKey: randomUUID(),
  });
