export { feedFacts } from './feed-facts.ts';
export { type FeedKeys, type FeedSettings, openFeeds } from './open-feeds.ts';
export {
  type Feed,
  type FeedAnswer,
  FeedError,
  type FeedName,
  type FeedReading,
  type FeedValues,
  feedNames,
} from './port.ts';
