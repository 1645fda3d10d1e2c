import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fitBoosting, fitForest, fitIsolationForest } from '@pulse/ml/forest';
import type { Task } from './forest-peer.ts';

/** Answers the tasks of forest-peer.ts with our models. */
for await (const line of createInterface({ input: process.stdin })) {
  const task: Task = JSON.parse(line);
  const { columns, trainRows, testRows, folder } = task;
  const rows = trainRows + testRows;
  const values = read(join(folder, 'features.bin'));
  const part = (from: number, to: number) =>
    Array.from({ length: columns }, (_, f) => values.slice(f * rows + from, f * rows + to));
  const features = part(0, trainRows);
  const later = part(trainRows, rows);
  const target = read(join(folder, 'target.bin')).slice(0, trainRows);
  const before = megabytes('VmRSS');
  forgetPeak();
  const startedMs = performance.now();
  const predict = fitTask(task, features, target);
  const fittedMs = performance.now();
  const scores = predict(later);
  const endedMs = performance.now();
  writeFileSync(join(folder, 'scores.bin'), new Uint8Array(scores.buffer));
  const answer = {
    fitSeconds: (fittedMs - startedMs) / 1000,
    predictSeconds: (endedMs - fittedMs) / 1000,
    grownMegabytes: megabytes('VmHWM') - before,
  };
  console.log(JSON.stringify(answer));
}

function fitTask(
  { model, categorical, seed }: Task,
  features: Float64Array[],
  target: Float64Array,
) {
  if (model === 'isolation') {
    const fitted = fitIsolationForest(features, { seed });
    return (later: Float64Array[]) => fitted.scores(later);
  }
  const fitted =
    model === 'boosting'
      ? fitBoosting({ features, target, categorical, loss: 'logistic', seed })
      : fitForest({ features, target, categorical, task: 'classification', seed });
  return (later: Float64Array[]) => fitted.predictProbabilities(later)[1] ?? new Float64Array(0);
}

function read(file: string): Float64Array {
  return new Float64Array(Uint8Array.from(readFileSync(file)).buffer);
}

/** A figure of Linux; NaN elsewhere. */
function megabytes(name: 'VmRSS' | 'VmHWM'): number {
  if (!existsSync('/proc/self/status')) return Number.NaN;
  const [, kilobytes] =
    new RegExp(`${name}:\\s*(\\d+)`).exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}

function forgetPeak() {
  if (existsSync('/proc/self/clear_refs')) writeFileSync('/proc/self/clear_refs', '5');
}
