import type { ModelName } from '../../models/model.ts';
import type { Log } from '../log.ts';
import { EngineError } from './engine-error.ts';
import { createModelTable } from './model-table.ts';
import type { Engine, LiveModel, TextToClassify } from './port.ts';

import type { Answer, Inference, Outputs, Task } from './worker/task.ts';
import { createWorkerPool, type PoolState } from './worker-pool.ts';

export interface InProcessEngineOptions {
  readonly threads: number;
  /** Tasks that may wait; a batch is one task. */
  readonly queueLimit: number;
  readonly timeoutMs: number;
  /** 1-10, of a category whose severity no model judges. */
  readonly defaultSeverity: (category: string) => number;
  readonly log: Log;
  readonly idleMs?: number;
}

/** The engine of this very process: threads beside the loop that answers people. */
export interface InProcessEngine extends Engine {
  /** Uses these bytes from the next task on; undefined is the model that ships. */
  adopt(name: ModelName, live: LiveModel | undefined): void;
  /** Tasks that may run and wait at once. */
  readonly capacity: number;
  stats(): PoolState;
  /** Tells how long a model took, each time it was used. */
  onInference(listener: (inference: Inference) => void): void;
}

/** Stands for the model of the severity where there is none: the category's usual one. */
export const usualSeverity = 'category-default';

const oneMinuteMs = 60_000;

export const createInProcessEngine = (options: InProcessEngineOptions): InProcessEngine => {
  const { defaultSeverity, idleMs = oneMinuteMs } = options;
  const pool = createWorkerPool<Task, Answer>({ ...options, idleMs });
  const models = createModelTable();
  const listeners: ((inference: Inference) => void)[] = [];

  const run = async <Kind extends Task['kind']>(
    task: Task & { readonly kind: Kind },
    timeoutMs: number | undefined,
    isContinued = false,
  ): Promise<Outputs[Kind]> => {
    const answer = await pool.run(task, { timeoutMs, isContinued });
    models.heard(answer.loads);
    if (!answer.ok) throw new EngineError(answer.code, answer.message);
    for (const inference of answer.inferences) for (const tell of listeners) tell(inference);
    return asAskedFor<Kind>(answer.output);
  };

  /** What takes long goes item by item, so that those who wait for less get their turn between. */
  const oneByOne = async <Item, Kind extends 'predict' | 'anomaly'>(
    items: readonly Item[],
    timeoutMs = options.timeoutMs,
    taskOf: (item: Item) => Task & { readonly kind: Kind },
  ): Promise<Outputs[Kind][number][]> => {
    const untilMs = performance.now() + timeoutMs;
    const answers: Outputs[Kind][number][] = [];
    for (const [n, item] of items.entries()) {
      const leftMs = Math.max(1, untilMs - performance.now());
      answers.push(...(await run<Kind>(taskOf(item), leftMs, n > 0)));
    }
    return answers;
  };
  const usualSeverityOf = (item: TextToClassify | undefined, category: string): number =>
    item?.usualSeverity ?? defaultSeverity(item?.category ?? category);

  return {
    kind: 'in-process',
    classify: async (items, { timeoutMs } = {}) => {
      if (items.length === 0) return [];
      const judged = await run({ kind: 'classify', items, models: models.inUse() }, timeoutMs);
      return judged.map((text, at) => ({
        ...text,
        severity: text.severity ?? usualSeverityOf(items[at], text.category),
        severityModelVersion: text.severityModelVersion ?? usualSeverity,
      }));
    },
    predict: (items, { timeoutMs } = {}) =>
      oneByOne(items, timeoutMs, (item) => ({
        kind: 'predict',
        items: [item],
        models: models.inUse(),
      })),
    anomaly: (items, { timeoutMs } = {}) =>
      oneByOne(items, timeoutMs, (item) => ({
        kind: 'anomaly',
        items: [item],
        models: models.inUse(),
      })),
    models: () => models.list(),
    health: async () => ({
      kind: 'in-process',
      ...healthOf(pool.state()),
      latencyMs: 0,
    }),
    close: () => pool.close(),
    capacity: options.threads + options.queueLimit,
    adopt: (name, live) => models.adopt(name, live),
    stats: () => pool.state(),
    onInference: (listener) => void listeners.push(listener),
  };
};

const healthOf = ({ waiting, queueLimit }: PoolState): { ok: boolean; detail?: string } =>
  queueLimit > 0 && waiting >= queueLimit
    ? { ok: false, detail: `all ${queueLimit} places to wait are taken` }
    : { ok: true };

/** A thread answers a task with the output of its kind. */
const asAskedFor = <Kind extends Task['kind']>(output: Outputs[Task['kind']]): Outputs[Kind] =>
  output as Outputs[Kind];
