import { z } from 'zod';
import { defineRoute } from '../define-route.ts';
import { Id, listOf } from '../primitives.ts';
import { staffOnly } from '../roles.ts';
import { FeedStatus } from './schemas.ts';

export const listFeeds = defineRoute({
  id: 'listFeeds',
  method: 'GET',
  path: '/api/feeds',
  tag: 'feeds',
  summary: 'Where weather and air come from, how well that goes, and what is missing',
  access: staffOnly,
  query: z.object({ city: Id.optional() }),
  response: listOf(FeedStatus),
});
