import type { Opened } from '../context.ts';
import { loadDemo, loadDemoHospitals, reportDemoHospitals, startReplay } from '../demo/index.ts';
import type { Consumer } from '../kernel/consumer.ts';
import { systemCtx } from '../kernel/ctx.ts';
import type { JsonObject } from '../kernel/database.generated.ts';
import { outboxChannel } from '../kernel/events.ts';
import { startRelay, sweepKernel } from '../kernel/outbox/index.ts';
import { sweepAlertDrafts } from '../modules/alerts/index.ts';
import { analyticsConsumers } from '../modules/analytics/index.ts';
import { identityConsumers, sweepIdentity } from '../modules/identity/index.ts';
import { incidentConsumers, listCorrections, startClassifier } from '../modules/incidents/index.ts';
import {
  modelConsumers,
  sweepRuns,
  trainInThread,
  watchLiveErrors,
} from '../modules/models/index.ts';
import { ensureObservationPartitions, sweepObservations } from '../modules/observations/index.ts';
import { sweepPhotos } from '../modules/photos/index.ts';
import {
  keepPlans,
  type PlanSources,
  planConsumers,
  solveInThread,
  sweepPlans,
} from '../modules/plans/index.ts';
import {
  expireRecommendations,
  measureOutcomes,
  sweepRecommendations,
} from '../modules/plans/recommendations/index.ts';
import {
  ensurePartitions,
  forecastWithEngine,
  ingestFeeds,
  keepPredictions,
  listDailyScores,
  sweepPredictions,
} from '../modules/predictions/index.ts';
import { keepSurge, loadDemand, surgeConsumers, sweepSurge } from '../modules/readiness/index.ts';
import { openTracking } from '../open-tracking.ts';
import type { JsonValue } from '../platform/json.ts';
import type { Queue } from '../platform/queue/index.ts';
import { runPeriodically } from './run-periodically.ts';
import type { RunningRole } from './start-gateway.ts';

/** The relay publishes nothing but event payloads, which are objects. */
const asEventPayload = (payload: JsonValue): JsonObject => {
  if (typeof payload === 'object' && payload !== null && !Array.isArray(payload)) return payload;
  throw new Error('a message without an event payload');
};

const minuteMs = 60_000;
const mostAttempts = 12;

/** The role that carries on what requests began: relays events, consumes them, sweeps, plays the demo. */
export const startWorker = async (
  { services, database }: Opened,
  queue: Queue,
): Promise<RunningRole> => {
  const ctx = systemCtx(services);
  const planSources: PlanSources = { loadDemand, solve: solveInThread };
  const consumers: Consumer[] = [
    ...identityConsumers,
    ...analyticsConsumers,
    ...incidentConsumers,
    ...modelConsumers({
      train: trainInThread,
      corrections: listCorrections,
      tracking: openTracking(services.secrets),
    }),
    ...planConsumers(planSources),
    ...surgeConsumers,
  ];
  for (const { topic, name, handle } of consumers) {
    queue.consume(topic, name, ({ payload }) => handle(ctx, asEventPayload(payload)), {
      concurrency: 4,
      maxAttempts: mostAttempts,
    });
  }
  await queue.start();
  const relay = startRelay(services, queue, new Set(consumers.map(({ topic }) => topic)));
  const classifier = startClassifier(ctx);
  const stopListening = await database.listen(outboxChannel, () => {
    relay.wake();
    classifier.wake();
  });
  const stopping = new AbortController();
  const periodic = [
    { name: 'partitions', everyMs: 360 * minuteMs, run: () => ensurePartitions(ctx) },
    { name: 'sweep-kernel', everyMs: 10 * minuteMs, run: () => sweepKernel(ctx) },
    { name: 'sweep-identity', everyMs: 10 * minuteMs, run: () => sweepIdentity(ctx) },
    {
      name: 'predictions',
      everyMs: 5 * minuteMs,
      run: () => keepPredictions(ctx, forecastWithEngine),
    },
    { name: 'feeds', everyMs: 15 * minuteMs, run: () => ingestFeeds(ctx, stopping.signal) },
    { name: 'sweep-predictions', everyMs: 720 * minuteMs, run: () => sweepPredictions(ctx) },
    {
      name: 'observation-partitions',
      everyMs: 360 * minuteMs,
      run: () => ensureObservationPartitions(ctx),
    },
    { name: 'sweep-observations', everyMs: 720 * minuteMs, run: () => sweepObservations(ctx) },
    { name: 'plans', everyMs: 5 * minuteMs, run: () => keepPlans(ctx, planSources) },
    { name: 'sweep-plans', everyMs: 720 * minuteMs, run: () => sweepPlans(ctx) },
    { name: 'expire-recommendations', everyMs: minuteMs, run: () => expireRecommendations(ctx) },
    { name: 'measure-outcomes', everyMs: 60 * minuteMs, run: () => measureOutcomes(ctx) },
    {
      name: 'sweep-recommendations',
      everyMs: 720 * minuteMs,
      run: () => sweepRecommendations(ctx),
    },
    { name: 'sweep-alert-drafts', everyMs: 720 * minuteMs, run: () => sweepAlertDrafts(ctx) },
    { name: 'sweep-surge', everyMs: 720 * minuteMs, run: () => sweepSurge(ctx) },
    { name: 'sweep-photos', everyMs: 30 * minuteMs, run: () => sweepPhotos(ctx) },
    {
      name: 'watch-models',
      everyMs: 60 * minuteMs,
      run: () => watchLiveErrors(ctx, listDailyScores),
    },
    { name: 'sweep-runs', everyMs: 5 * minuteMs, run: () => sweepRuns(ctx) },
  ].map((job) => runPeriodically(services.log, job));
  if (services.config.mode === 'demo') {
    await loadDemo(ctx);
    await loadDemoHospitals(ctx);
    if (services.config.replay) {
      const run = () => reportDemoHospitals(ctx);
      periodic.push(
        runPeriodically(services.log, { name: 'demo-hospitals', everyMs: 5 * minuteMs, run }),
      );
    }
  }
  // Not before the demo's hospitals are furnished, which it would find bare.
  const run = () => keepSurge(ctx, stopping.signal);
  periodic.push(runPeriodically(services.log, { name: 'surge', everyMs: 5 * minuteMs, run }));
  const replay = services.config.replay ? startReplay(services) : undefined;
  return {
    close: async () => {
      stopping.abort();
      await replay?.close();
      for (const job of periodic) await job.close();
      await stopListening();
      await classifier.close();
      await relay.close();
    },
  };
};
