import { readShippedModel } from '../shipped-model.ts';
import { versionOf } from '../version-of.ts';
import { NoModelError } from './no-model-error.ts';
import type { ModelLoad, PromotedBytes } from './task.ts';

export interface OnShelf<Loaded> {
  readonly version: string;
  readonly model: Loaded;
}

export interface Shelf<Loaded> {
  /**
   * The model of these bytes, or without any the one that ships; read once.
   *
   * @throws NoModelError
   */
  take(promoted: PromotedBytes | undefined): Promise<OnShelf<Loaded>>;
}

/** One model as this thread has it. What came of reading it is told to `tell`. */
export const createShelf = <Loaded>(
  name: ModelLoad['name'],
  loader: () => Promise<((bytes: Uint8Array) => Loaded) | undefined>,
  tell: (load: ModelLoad) => void,
): Shelf<Loaded> => {
  let kept: OnShelf<Loaded> | undefined;
  let keptFor: string | undefined;

  const read = async (promoted: PromotedBytes | undefined): Promise<OnShelf<Loaded>> => {
    const load = await loader();
    const bytes = promoted ? new Uint8Array(promoted.bytes) : await readShippedModel(name);
    if (bytes === undefined) {
      tell({ name, version: null, state: 'missing', detail: 'there is no model.bin' });
      throw new NoModelError(`The model ${name} is missing.`);
    }
    const version = promoted?.version ?? versionOf(name, bytes);
    try {
      if (load === undefined) throw new Error('this program cannot read such a model');
      const model = load(bytes);
      tell({ name, version, state: 'ready', detail: null });
      return { version, model };
    } catch (cause) {
      const detail = cause instanceof Error ? cause.message : String(cause);
      tell({ name, version, state: 'unusable', detail });
      throw new NoModelError(`The model ${version} cannot be used: ${detail}`, { cause });
    }
  };

  return {
    take: async (promoted) => {
      const wanted = promoted?.version ?? 'shipped';
      if (kept !== undefined && keptFor === wanted) return kept;
      kept = undefined;
      kept = await read(promoted);
      keptFor = wanted;
      return kept;
    },
  };
};
