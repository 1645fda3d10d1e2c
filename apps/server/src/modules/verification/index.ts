export { incidentsVotedOnBy } from './queries.ts';
export { ownVotes, voteOf, votesOn } from './votes-of-citizen.ts';
