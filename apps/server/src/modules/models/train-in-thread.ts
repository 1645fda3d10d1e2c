import type { TrainedModel, TrainInput } from '../../models/model.ts';
import { startThread } from '../../platform/threads/start-thread.ts';

export type Told =
  | { kind: 'progress'; share: number; doing: string }
  | { kind: 'trained'; trained: TrainedModel }
  | { kind: 'failed'; message: string };

/** A training that was refused or broke off, in words for people. */
export class TrainingError extends Error {
  override readonly name = 'TrainingError';
}

/**
 * Trains a model in a thread of its own.
 *
 * @throws TrainingError with what the recipe said
 */
export const trainInThread = (
  name: string,
  { onProgress, ...input }: TrainInput,
): Promise<TrainedModel> => {
  const thread = startThread({
    name: 'train-thread',
    source: new URL('./train-thread.ts', import.meta.url),
    data: { name, ...input },
  });
  return new Promise<TrainedModel>((resolve, reject) => {
    thread.on('message', (told: Told) => {
      if (told.kind === 'progress') onProgress(told.share, told.doing);
      else if (told.kind === 'trained') resolve(told.trained);
      else reject(new TrainingError(told.message));
    });
    thread.once('error', (cause) => reject(new TrainingError(String(cause), { cause })));
    thread.once('exit', (code) =>
      reject(new TrainingError(`the training ended with code ${code}`)),
    );
  }).finally(() => thread.terminate());
};
