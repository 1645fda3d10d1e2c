import { parentPort, workerData } from 'node:worker_threads';
import type { TrainInput } from '../../models/model.ts';
import { findRecipe } from '../../models/recipes.ts';
import type { Told } from './train-in-thread.ts';

const tell = (told: Told): void => parentPort?.postMessage(told);

const train = async ({ name, ...input }: { name: string } & TrainInput): Promise<void> => {
  const recipe = await findRecipe(name);
  if (recipe === undefined) throw new Error(`there is no recipe for ${name}`);
  const trained = await recipe.train({
    ...input,
    onProgress: (share, doing) => tell({ kind: 'progress', share, doing }),
  });
  tell({ kind: 'trained', trained });
};

// Not awaited at the top: what throws is told, so that the other side has a sentence.
train(workerData).catch((error: unknown) =>
  tell({ kind: 'failed', message: error instanceof Error ? error.message : String(error) }),
);
