import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { ProphetModules } from '@pulse/ml/series';

let loaded: Promise<ProphetModules> | undefined;

/** Prophet's WebAssembly, read and compiled once a process, for `createProphet`. */
export const loadProphet = (): Promise<ProphetModules> => {
  loaded ??= load();
  return loaded;
};

const load = async (): Promise<ProphetModules> => {
  const [{ Prophet, initSync }, { optimizer }, bytes] = await Promise.all([
    import('@bsull/augurs/prophet'),
    import('@bsull/augurs-prophet-wasmstan'),
    readFile(join(augursFolder(), 'prophet_bg.wasm')),
  ]);
  // The package's own start fetches its bytes, which Node cannot do from a file.
  initSync({ module: bytes });
  return { Prophet, optimizer };
};

const augursFolder = (): string =>
  dirname(createRequire(import.meta.url).resolve('@bsull/augurs/prophet'));
