const patienceMs = 120_000;
const pauseMs = 500;

/** Asks again and again until there is an answer; for what the city does in its own time. */
export const waitFor = async <T>(what: string, ask: () => Promise<T | undefined>): Promise<T> => {
  const until = Date.now() + patienceMs;
  for (;;) {
    const found = await ask();
    if (found !== undefined) return found;
    if (Date.now() > until) throw new Error(`${what} did not come`);
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
};
