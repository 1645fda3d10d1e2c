import { z } from 'zod';
import { Id, Timestamp, Uuid } from '../primitives.ts';

/** A public alert that nobody has sent yet. Words follow CAP 1.2. */
export const AlertDraft = z
  .object({
    id: Uuid,
    cityId: Id,
    /** Zones that it would warn; empty: the whole city. */
    zoneIds: z.array(Id),
    category: z.enum(['health', 'safety', 'met', 'env', 'other']),
    urgency: z.enum(['immediate', 'expected', 'future']),
    severity: z.enum(['extreme', 'severe', 'moderate', 'minor']),
    certainty: z.enum(['observed', 'likely', 'possible']),
    headline: z.string(),
    description: z.string(),
    instruction: z.string(),
    startsAt: Timestamp,
    endsAt: Timestamp,
    /** The accepted recommendation that it came from. */
    recommendationId: Uuid.nullable(),
    state: z.enum(['draft', 'discarded']),
    createdBy: z.string(),
    createdAt: Timestamp,
    updatedAt: Timestamp,
    version: z.number().int(),
  })
  .meta({ id: 'AlertDraft' });
export type AlertDraft = z.output<typeof AlertDraft>;
