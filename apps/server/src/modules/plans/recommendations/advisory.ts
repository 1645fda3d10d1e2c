import { AlertDraft } from '@pulse/contract';
import { z } from 'zod';

const {
  category,
  urgency,
  severity,
  certainty,
  zoneIds,
  headline,
  description,
  instruction,
  startsAt,
  endsAt,
} = AlertDraft.shape;

/** What an advisory proposes to tell the public; an agent writes it, people may word it otherwise. */
export const Advisory = z.object({
  headline,
  description,
  instruction,
  category: category.default('health'),
  urgency: urgency.default('expected'),
  severity: severity.default('moderate'),
  certainty: certainty.default('likely'),
  zoneIds: zoneIds.default([]),
  /** Left out: the days of the recommendation. */
  startsAt: startsAt.optional(),
  endsAt: endsAt.optional(),
});
