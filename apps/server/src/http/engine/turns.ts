/**
 * Runs jobs one to a turn of the event loop. Reading many bodies at once would hold everything else
 * up for as long as all of them take together; so it does for one.
 */
export const createTurns = (): ((job: () => void) => void) => {
  const waiting: (() => void)[] = [];
  let isScheduled = false;
  const next = () => {
    const job = waiting.shift();
    if (job === undefined) {
      isScheduled = false;
      return;
    }
    setImmediate(next);
    job();
  };
  return (job) => {
    waiting.push(job);
    if (isScheduled) return;
    isScheduled = true;
    setImmediate(next);
  };
};
