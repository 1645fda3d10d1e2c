import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { type ResourceLimits, Worker } from 'node:worker_threads';

export interface ThreadOptions {
  /** Of the thread's file in the bundle: `train-thread` is `train-thread.js` beside the program. */
  readonly name: string;
  /** The thread's file among the sources. */
  readonly source: URL;
  readonly data?: unknown;
  readonly limits?: ResourceLimits;
}

/** Starts a thread of ours, for work that must not hold up the loop that answers people. */
export const startThread = ({ name, source, data, limits }: ThreadOptions): Worker => {
  const options = { name, workerData: data, ...(limits ? { resourceLimits: limits } : {}) };
  return import.meta.url.endsWith('.js')
    ? new Worker(new URL(`./${name}.js`, import.meta.url), options)
    : new Worker(fromSource(source), { ...options, eval: true });
};

/** Node 20 hands its loaders to no thread: this one brings TypeScript along itself. */
const fromSource = (source: URL): string => {
  const loader = createRequire(import.meta.url).resolve('tsx/esm/api');
  return `import(${JSON.stringify(pathToFileURL(loader).href)}).then(({ register }) => {
    register();
    return import(${JSON.stringify(source.href)});
  });`;
};
