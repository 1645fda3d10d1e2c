import type { TrackedRun } from './port.ts';

interface Entry {
  key: string;
  value: string;
}

interface Batch {
  metrics: { key: string; value: number; timestamp: number; step: number }[];
  params: Entry[];
}

// What every backend of MLflow takes: 100 parameters and 1,000 metrics in a request, and values of
// 500 characters (newer ones take 6,000).
const mostParams = 100;
const mostMetrics = 900;
const longestValue = 500;
const longestKey = 250;

/** A run's parameters and metrics, cut to requests that the server takes. */
export function batchesOf(run: TrackedRun): Batch[] {
  const params = Object.entries(run.parameters).map(([key, value]) => ({
    key: nameOf(key),
    value: cut(typeof value === 'string' ? value : (JSON.stringify(value) ?? 'null')),
  }));
  const timestamp = run.finishedAt.getTime();
  const metrics = Object.entries(run.metrics)
    .filter(([, value]) => Number.isFinite(value))
    .map(([key, value]) => ({ key: nameOf(key), value, timestamp, step: 0 }));
  const count = Math.ceil(Math.max(params.length / mostParams, metrics.length / mostMetrics));
  return Array.from({ length: count }, (_, at) => ({
    metrics: metrics.slice(at * mostMetrics, (at + 1) * mostMetrics),
    params: params.slice(at * mostParams, (at + 1) * mostParams),
  }));
}

export function tagsOf(tags: Readonly<Record<string, string>>): Entry[] {
  return Object.entries(tags).map(([key, value]) => ({ key: nameOf(key), value: cut(value) }));
}

/** MLflow takes letters, digits, `_`, `-`, `.`, space and `/` in a name. */
function nameOf(key: string): string {
  return key.replace(/[^\w\-. /]/g, '_').slice(0, longestKey);
}

function cut(value: string): string {
  return value.length <= longestValue ? value : `${value.slice(0, longestValue - 1)}…`;
}
