import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { InProcessEngine } from '../../platform/engine/index.ts';

export interface EngineMetrics {
  observeRequest(route: string, status: number, seconds: number): void;
  /** In the Prometheus text format. */
  text(): Promise<string>;
  readonly contentType: string;
}

const seconds = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10];
const tooManyRequests = 429;
/** A lag is seen to within this; the figure holds it too. */
const lagPrecisionMs = 10;

/** Memory, garbage collection and the lag of the event loop come with the default metrics. */
export const createEngineMetrics = (engine: InProcessEngine): EngineMetrics => {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: lagPrecisionMs });
  const requests = new Histogram({
    name: 'pulse_engine_request_seconds',
    help: 'Time from a request to its answer',
    labelNames: ['route', 'status'],
    buckets: seconds,
    registers,
  });
  const inference = new Histogram({
    name: 'pulse_engine_inference_seconds',
    help: 'Time that a model took for one call, whatever the number of items',
    labelNames: ['model'],
    buckets: [0.0001, 0.0005, ...seconds],
    registers,
  });
  const items = new Counter({
    name: 'pulse_engine_items_total',
    help: 'Texts, series and batches of readings that models worked on',
    labelNames: ['model'],
    registers,
  });
  engine.onInference(({ model, items: count, ms }) => {
    inference.observe({ model }, ms / 1000);
    items.inc({ model }, count);
  });
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name: `pulse_engine_${name}`,
      help,
      registers,
      collect() {
        this.set(read());
      },
    });
  gauge('threads', 'Threads that are up', () => engine.stats().threads);
  gauge('tasks_running', 'Tasks that a thread works on', () => engine.stats().running);
  gauge('tasks_waiting', 'Tasks in the queue', () => engine.stats().waiting);
  gauge('tasks_completed', 'Tasks done since the start', () => engine.stats().completed);
  const rejected = new Counter({
    name: 'pulse_engine_rejected_total',
    help: 'Requests sent away because there was too much to do',
    registers,
  });
  gauge('tasks_late', 'Tasks given up after their time', () => engine.stats().late);
  gauge('tasks_crashed', 'Tasks whose thread ended', () => engine.stats().crashed);
  return {
    observeRequest: (route, status, took) => {
      requests.observe({ route, status: String(status) }, took);
      if (status === tooManyRequests) rejected.inc();
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
};
