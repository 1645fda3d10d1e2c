import { EngineModels } from '@pulse/contract';
import { type Child, startChild } from './child.ts';
import { startCity } from './city.ts';
import { promise, quantile, whole } from './figures.ts';

const asks = 600;
const atOnce = 16;
const floodAtOnce = 300;
const longestStallMs = 50;

/** What the engine does in a second, how it bears more than it can do, and whether its loop stalls. */
export const benchEngine = async (): Promise<boolean> => {
  const city = await startCity({ PULSE_ROLES: 'engine', ENGINE_QUEUE: '64' });
  const bare = startChild('./bare-engine.ts');
  const url = `http://127.0.0.1:${city.env.ENGINE_PORT}`;
  try {
    const bareUrl = `http://127.0.0.1:${await hearNumber(bare, 'port')}`;
    const questions = [{ name: 'predict', body: series }];
    if (await hasModel(url, 'category')) {
      questions.push({ name: 'classify', body: (n: number) => text(n) });
      questions.push({ name: 'classify', body: (n: number) => ({ items: many(64, n) }) });
    }
    let held = true;
    for (const { name, body } of questions) {
      const size = 'items' in body(0) ? '64 at once' : 'one by one';
      await load(url, name, body, 1, 1);
      await readLag(url);
      const steady = await load(url, name, body, asks, atOnce);
      const steadyLag = await readLag(url);
      const flood = await load(url, name, body, asks * 2, floodAtOnce);
      const floodLag = await readLag(url);
      await readBare(bare);
      await load(bareUrl, name, body, asks * 2, floodAtOnce);
      const bareMs = await readBare(bare);
      console.log(
        `  ${name}, ${size}: ${whole(steady.answered / steady.seconds)} answers/s, p95 ${whole(steady.p95Ms)} ms; of ${asks * 2} asked ${floodAtOnce} at a time ${whole(flood.answered)} were answered and ${whole(flood.refused)} sent away with 429, ${whole(flood.other)} otherwise`,
      );
      console.log(
        `    loop lag p99 / longest ${steadyLag} under load, ${floodLag} in the flood; the longest of a bare server in the same flood ${bareMs.toFixed(1)} ms (precision of 10 ms included)`,
      );
      held = promise(`${name}, ${size}: answered or sent away`, flood.other === 0) && held;
      const stallMs = Math.max(steadyLag.longestMs, floodLag.longestMs);
      // Where the machine keeps even a bare server waiting, the stall is not the engine's.
      held =
        promise(
          `${name}, ${size}: no stall over ${longestStallMs} ms`,
          stallMs < Math.max(longestStallMs, bareMs),
        ) && held;
    }
    return held;
  } finally {
    bare.close();
    await city.close();
  }
};

const series = (n: number): object => ({
  horizon: 24,
  prediction_types: ['bench'],
  history: {
    values: Array.from({ length: 24 * 60 }, (_, hour) => 50 + (hour % 24) + ((hour * n) % 7)),
    start: '2026-01-01T00:00:00+05:30',
    step_minutes: 60,
    seasons: [24, 168],
  },
});

const words =
  'garbage heap water street light broken for days near the school please send somebody';

const text = (n: number): { text: string } => ({
  text: Array.from({ length: 40 }, (_, at) => words.split(' ')[(at * n) % 14]).join(' '),
});

const many = (count: number, n: number) => Array.from({ length: count }, (_, at) => text(n + at));

const hasModel = async (url: string, name: string): Promise<boolean> => {
  const { items } = EngineModels.parse(await (await fetch(`${url}/models`)).json());
  return items.some((model) => model.name === name && model.version !== null);
};

interface Load {
  readonly answered: number;
  readonly refused: number;
  readonly other: number;
  readonly seconds: number;
  readonly p95Ms: number;
}

const load = async (
  url: string,
  name: string,
  body: (n: number) => object,
  count: number,
  concurrency: number,
): Promise<Load> => {
  const bodies = Array.from({ length: 20 }, (_, n) => JSON.stringify(body(n)));
  const delaysMs: number[] = [];
  const statuses: number[] = [];
  let left = count;
  const startedMs = performance.now();
  const worker = async () => {
    while (left > 0) {
      left -= 1;
      const sentMs = performance.now();
      const response = await fetch(`${url}/${name}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: bodies[left % bodies.length] ?? '',
      });
      await response.arrayBuffer();
      statuses.push(response.status);
      if (response.status === 200) delaysMs.push(performance.now() - sentMs);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  const answered = statuses.filter((status) => status === 200).length;
  const refused = statuses.filter((status) => status === 429).length;
  return {
    answered,
    refused,
    other: statuses.length - answered - refused,
    seconds: (performance.now() - startedMs) / 1000,
    p95Ms: quantile(delaysMs, 0.95),
  };
};

/** Since it was last read: the metrics forget what they told. */
const readLag = async (url: string) => {
  const metrics = await (await fetch(`${url}/metrics`)).text();
  const read = (name: string) =>
    1000 *
    Number(new RegExp(`^nodejs_eventloop_lag_${name}_seconds (\\S+)`, 'm').exec(metrics)?.[1]);
  const [p99Ms, longestMs] = [read('p99'), read('max')];
  return { longestMs, toString: () => `${p99Ms.toFixed(1)} / ${longestMs.toFixed(1)} ms` };
};

/** The longest lag of the bare server, since it was last asked. */
const readBare = (bare: Child): Promise<number> => {
  const heard = hearNumber(bare, 'longestMs');
  bare.say({ type: 'read' });
  return heard;
};

const hearNumber = (child: Child, name: string): Promise<number> =>
  child.hear((message) =>
    typeof message === 'object' && message !== null && name in message
      ? Number(Object.entries(message).find(([key]) => key === name)?.[1])
      : undefined,
  );
