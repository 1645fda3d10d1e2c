import { routes } from '@pulse/contract';
import { type BoundRoute, bind } from '../../kernel/route-binding.ts';
import { castVote } from './cast-vote.ts';
import { listVotes } from './list-votes.ts';
import { withdrawVote } from './withdraw-vote.ts';

export const verificationRoutes: readonly BoundRoute[] = [
  bind(routes.castVote, (ctx, { params, body }) => castVote(ctx, { ...body, ...params })),
  bind(routes.withdrawVote, (ctx, { params }) => withdrawVote(ctx, params)),
  bind(routes.listVotes, (ctx, { params }) => listVotes(ctx, params)),
];
