import { z } from 'zod';
import { defineRoute } from '../define-route.ts';
import { listOf, Uuid } from '../primitives.ts';
import { byId } from './inputs.ts';
import { Vote, VoteTally, VoteType } from './schemas.ts';

export const castVote = defineRoute({
  id: 'castVote',
  method: 'POST',
  path: '/api/incidents/:id/vote',
  tag: 'verification',
  summary: 'Confirm, dispute, or say that it is resolved; once per citizen',
  access: ['citizen'],
  params: byId,
  body: z.object({ type: VoteType, photoId: Uuid.optional() }),
  status: 201,
  response: z.object({ vote: Vote, votes: VoteTally, verified: z.boolean() }),
  idempotent: true,
  errors: ['not_found', 'already_voted', 'unknown_photo', 'invalid_transition'],
});

export const withdrawVote = defineRoute({
  id: 'withdrawVote',
  method: 'DELETE',
  path: '/api/incidents/:id/vote',
  tag: 'verification',
  summary: 'Take my vote back',
  access: ['citizen'],
  params: byId,
  response: z.object({ votes: VoteTally, verified: z.boolean() }),
  errors: ['not_found', 'not_voted', 'invalid_transition'],
});

export const listVotes = defineRoute({
  id: 'listVotes',
  method: 'GET',
  path: '/api/incidents/:id/votes',
  tag: 'verification',
  summary: 'Votes on an incident, newest first, without who cast them',
  access: 'anyone',
  params: byId,
  response: listOf(Vote),
  errors: ['not_found'],
});
