export { ensurePartitions } from './ensure-partitions.ts';
export {
  type BackfillFeedsInput,
  type BackfillProgress,
  backfillFeeds,
  type FeedBackfill,
} from './feeds/backfill-feeds.ts';
export { checkFeeds } from './feeds/check-feeds.ts';
export { ingestFeeds } from './feeds/ingest-feeds.ts';
export {
  type DailyInput,
  type DailySignal,
  type ListDailySignalsInput,
  listDailySignals,
} from './feeds/list-daily-signals.ts';
export { findHistory } from './find-history.ts';
export type { ForecastSignals, Origin, SignalForecast } from './forecast-signals.ts';
export { forecastWithEngine } from './forecast-with-engine.ts';
export { keepPredictions } from './jobs.ts';
export { listDailyScores } from './list-daily-scores.ts';
export { sourceLabels } from './source-labels.ts';
export { sweepPredictions } from './sweep-predictions.ts';
