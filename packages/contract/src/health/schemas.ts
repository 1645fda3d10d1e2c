import { z } from 'zod';

export const ComponentHealth = z
  .object({
    kind: z.string().describe('Which implementation is used, such as embedded, redis or s3'),
    ok: z.boolean(),
    latencyMs: z.number(),
    detail: z.string().optional(),
  })
  .meta({ id: 'ComponentHealth' });
export type ComponentHealth = z.output<typeof ComponentHealth>;

export const Readiness = z
  .object({
    status: z.enum(['ok', 'degraded', 'down']),
    version: z.string(),
    roles: z.array(z.string()),
    checks: z.record(z.string(), ComponentHealth),
  })
  .meta({ id: 'Readiness' });
export type Readiness = z.output<typeof Readiness>;
