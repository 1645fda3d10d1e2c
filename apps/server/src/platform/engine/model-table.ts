import { type ModelName, modelNames } from '../../models/model.ts';
import type { EngineModelState, LiveModel } from './port.ts';
import { readCardMetrics } from './read-card-metrics.ts';
import { readShippedCard, readShippedModel } from './shipped-model.ts';
import { versionOf } from './version-of.ts';
import type { ModelLoad, ModelsInUse, PromotedBytes } from './worker/task.ts';

/** Which version of each model is in use, and what the threads told of reading it. */
export interface ModelTable {
  adopt(name: ModelName, live: LiveModel | undefined): void;
  inUse(): ModelsInUse;
  heard(loads: readonly ModelLoad[]): void;
  list(): Promise<EngineModelState[]>;
}

export const createModelTable = (): ModelTable => {
  const promoted = new Map<ModelName, PromotedBytes>();
  const loads = new Map<ModelName, ModelLoad>();
  const readShipped = createShippedReader();

  const stateOf = async (name: ModelName): Promise<EngineModelState> => {
    const live = promoted.get(name);
    // A promoted run has its figures in the registry, not on the card of the model that ships.
    const shipped = live ? { version: live.version, metrics: {} } : await readShipped(name);
    const about = {
      name,
      source: live ? ('promoted' as const) : ('shipped' as const),
      version: shipped?.version ?? null,
      metrics: shipped?.metrics ?? {},
    };
    if (shipped === undefined) {
      return { ...about, state: 'missing', detail: 'there is no model.bin' };
    }
    const load = loads.get(name);
    return load === undefined || load.state === 'missing'
      ? { ...about, state: 'not_loaded', detail: null }
      : { ...about, state: load.state, detail: load.detail };
  };

  return {
    adopt: (name, live) => {
      loads.delete(name);
      if (live === undefined) promoted.delete(name);
      else promoted.set(name, { version: live.version, bytes: shared(live.bytes) });
    },
    inUse: () => Object.fromEntries(promoted),
    heard: (news) => {
      for (const load of news) loads.set(load.name, load);
    },
    list: () => Promise.all(modelNames.map(stateOf)),
  };
};

const shared = (bytes: Uint8Array): SharedArrayBuffer => {
  const buffer = new SharedArrayBuffer(bytes.byteLength);
  new Uint8Array(buffer).set(bytes);
  return buffer;
};

interface Shipped {
  readonly version: string;
  readonly metrics: Readonly<Record<string, number>>;
}

/** A model that is there stays as it is while the program runs; one that is not may come. */
const createShippedReader = (): ((name: ModelName) => Promise<Shipped | undefined>) => {
  const known = new Map<ModelName, Shipped>();
  return async (name) => {
    const found = known.get(name);
    if (found !== undefined) return found;
    const bytes = await readShippedModel(name);
    if (bytes === undefined) return undefined;
    const metrics = readCardMetrics((await readShippedCard(name)) ?? '');
    const shipped = { version: versionOf(name, bytes), metrics };
    known.set(name, shipped);
    return shipped;
  };
};
