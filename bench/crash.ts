import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { ApiError, type Call, routes, UnreachableError } from '@pulse/contract';
import { startCity } from './city.ts';
import { promise, whole } from './figures.ts';

const reports = 10_000;
const atOnce = 24;
const killsAt = [0.25, 0.5, 0.75];

/** Clients that report and retry with their keys while the server is killed under them. */
export const benchCrash = async (): Promise<boolean> => {
  const city = await startCity();
  try {
    let citizen = await city.signInCitizen('+919900000003');
    const acknowledged = new Map<string, string>();
    let next = 0;
    let retries = 0;
    let restarting: Promise<void> | undefined;
    const kill = async () => {
      city.kill();
      await delay(200);
      await city.restart();
      restarting = undefined;
    };
    const worker = async () => {
      while (next < reports) {
        const number = next;
        next += 1;
        if (killsAt.some((share) => number === Math.floor(share * reports))) restarting = kill();
        const key = randomUUID();
        for (;;) {
          try {
            const { id } = await report(citizen, number, key);
            acknowledged.set(key, id);
            break;
          } catch (error) {
            if (!mayRetry(error)) throw error;
            retries += 1;
            await (restarting ?? delay(100));
          }
        }
      }
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
    citizen = await city.signInCitizen('+919900000003');
    const found = await allMine(citizen);
    const numbers = new Set(found.map((one) => one.description));
    const ids = new Set(found.map((one) => one.id));
    const lost = [...acknowledged.values()].filter((id) => !ids.has(id)).length;
    console.log(
      `  ${whole(acknowledged.size)} acknowledged, ${killsAt.length} kills, ${whole(retries)} retries, ${whole(found.length)} in the database`,
    );
    return [
      promise(`none lost (${lost})`, lost === 0),
      promise(
        `none doubled (${found.length - numbers.size})`,
        found.length === numbers.size && found.length === acknowledged.size,
      ),
    ].every((held) => held);
  } finally {
    await city.close();
  }
};

const report = (citizen: Call, number: number, idempotencyKey: string) =>
  citizen(routes.createIncident, {
    idempotencyKey,
    body: {
      category: 'potholes',
      description: `Pothole number ${number}`,
      lat: 12.95 + (number % 100) / 10_000,
      lng: 77.58 + (number % 70) / 10_000,
    },
  });

const mayRetry = (error: unknown): boolean =>
  error instanceof UnreachableError || (error instanceof ApiError && error.problem.status >= 500);

const allMine = async (citizen: Call) => {
  const found: { id: string; description: string }[] = [];
  let cursor: string | undefined;
  do {
    const query = { mine: 'true', limit: '200', ...(cursor ? { cursor } : {}) } as const;
    const page = await citizen(routes.listIncidents, { query });
    found.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return found;
};
