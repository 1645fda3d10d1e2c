import type { Answer, Task } from './worker/task.ts';
import { createWorkshop } from './worker/workshop.ts';

const workshop = createWorkshop();

/** What a thread of the engine does with a task; the pool calls it. */
export default (task: Task): Promise<Answer> => workshop.work(task);
