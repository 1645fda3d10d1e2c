export { expireRecommendations } from './expire-recommendations.ts';
export { measureOutcomes } from './measure-outcomes.ts';
export { sweepRecommendations } from './sweep-recommendations.ts';
