import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import type { Answer, Task } from './worker/task.ts';
import type { Workshop } from './worker/workshop.ts';

/** Threads inherit no loader: among sources this one brings TypeScript along for what it imports. */
const openWorkshop = async (): Promise<Workshop> => {
  if (import.meta.url.endsWith('.ts')) {
    const loader = createRequire(import.meta.url).resolve('tsx/esm/api');
    const { register } = await import(pathToFileURL(loader).href);
    register();
  }
  const { createWorkshop } = await import('./worker/workshop.ts');
  return createWorkshop();
};

const opening = openWorkshop();

/** What a thread of the engine does with a task; the pool calls it. */
export default async (task: Task): Promise<Answer> => (await opening).work(task);
