export { incidentsVotedOnBy } from './queries.ts';
export { ownVotes, voteOf } from './votes-of-citizen.ts';
