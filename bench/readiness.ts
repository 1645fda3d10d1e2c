import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { type Call, routes } from '@pulse/contract';
import { applyFit } from '../apps/server/src/modules/readiness/surge/apply-fit.ts';
import { fitNamedSeries } from '../apps/server/src/modules/readiness/surge/fit-named-series.ts';
import {
  after,
  daysOf,
  feasts,
} from '../apps/server/src/modules/readiness/surge/testing/made-up-days.ts';
import { type Child, startChild } from './child.ts';
import { type City, startCity } from './city.ts';
import { median, promise, whole } from './figures.ts';

const hospitals = 30;
const gatherings = 5;
const questions = 10;
const readyWithinMs = 300_000;
const movedWithinMs = 30_000;
const answerMs = 2_000;
const longestHoldMs = 50;
/** How exactly holds are seen, on both sides; the figures hold it too. */
const precisionMs = 10;
const dayMs = 86_400_000;

/**
 * Gatherings that move the forecasts of 30 hospitals, questions of what would be, what asking fits
 * saves against learning anew, and how long the server's loop is held meanwhile.
 */
export const benchReadiness = async (): Promise<boolean> => {
  const city = await startCity();
  const bare = startChild('./bare-engine.ts');
  try {
    await hearNumber(bare, 'port');
    const planner = await city.signInStaff('planner@demo.pulse');
    const admin = await city.signInStaff('admin@demo.pulse');
    await readHolds(city, bare);
    const learntMs = await waitForPlan(admin);
    const learning = await readHolds(city, bare);
    console.log(`  ready ${whole(learntMs / 1_000)} s after the start; ${learning}`);

    const movedMs: number[] = [];
    for (let number = 0; number < gatherings; number += 1) {
      movedMs.push(await moveForecast(planner, admin, number));
    }
    const refreshing = await readHolds(city, bare);
    console.log(
      `  gathering to moved forecast: median ${whole(median(movedMs))} ms, worst ${whole(Math.max(...movedMs))} ms; ${refreshing}`,
    );

    await ask(planner, 0);
    const some = await askAll(planner);
    const someHolds = await readHolds(city, bare);
    console.log(`  what-if, own 8 hospitals: ${tell(some)}; ${someHolds}`);
    await ask(admin, 0);
    const all = await askAll(admin);
    const allHolds = await readHolds(city, bare);
    console.log(`  what-if, ${hospitals} hospitals: ${tell(all)}; ${allHolds}`);

    const { learnMs, applyMs } = compareLearning();
    const times = learnMs / applyMs;
    console.log(
      `  one series: learnt in ${learnMs.toFixed(0)} ms, its fit asked in ${applyMs.toFixed(3)} ms, 1 / ${whole(times)}`,
    );
    return [
      promise('every gathering moved the forecast', movedMs.every(Number.isFinite)),
      promise('8 hospitals: answered within 2 s', Math.max(...some) < answerMs),
      promise(`${hospitals} hospitals: answered within 2 s`, Math.max(...all) < answerMs),
      promise('a fit is asked in a hundredth of the time it is learnt in', times > 100),
      promiseHold('a refresh', refreshing),
      promiseHold('a question about 8', someHolds),
      promiseHold(`a question about ${hospitals}`, allHolds),
    ].every(Boolean);
  } finally {
    bare.close();
    await city.close();
  }
};

/** Until all hospitals are forecast and a plan is made of them. */
const waitForPlan = async (admin: Call): Promise<number> => {
  const beganMs = performance.now();
  for (;;) {
    const { items } = await admin(routes.listSurge, { query: {} });
    const { plan } = await admin(routes.currentPlan, { query: {} });
    const tookMs = performance.now() - beganMs;
    if (items.length >= hospitals && plan !== null) return tookMs;
    if (tookMs > readyWithinMs) throw new Error('The city was not forecast and planned for.');
    await delay(500);
  }
};

/** @returns from the answer to the gathering until the city's forecast of its day is another one */
const moveForecast = async (planner: Call, reader: Call, number: number): Promise<number> => {
  const startsAt = new Date(Math.floor(Date.now() / dayMs + 3 + number) * dayMs + 36_000_000);
  const day = startsAt.toISOString().slice(0, 10);
  const before = await pointOn(reader, day);
  await planner(routes.createGathering, {
    idempotencyKey: randomUUID(),
    body: {
      kind: 'fair',
      name: `Bench fair ${number}`,
      lat: 12.9421,
      lng: 77.5683,
      expectedCrowd: 150_000,
      startsAt: startsAt.toISOString(),
      endsAt: new Date(startsAt.getTime() + 5 * 3_600_000).toISOString(),
      alcohol: false,
      fireworks: false,
      setting: 'outdoor',
      medicalPosts: 0,
      water: true,
      confirm: true,
    },
  });
  const postedMs = performance.now();
  while (performance.now() - postedMs < movedWithinMs) {
    // A gathering of so many brings dozens: less is another day's noise.
    if ((await pointOn(reader, day)) > before + 5) return performance.now() - postedMs;
    await delay(25);
  }
  return Number.POSITIVE_INFINITY;
};

const pointOn = async (reader: Call, day: string): Promise<number> => {
  const { whole: city } = await reader(routes.citySurge, { query: {} });
  return city?.days.find((one) => one.day === day)?.point ?? Number.NaN;
};

const askAll = async (staff: Call): Promise<number[]> => {
  const tookMs: number[] = [];
  for (let number = 1; number <= questions; number += 1) tookMs.push(await ask(staff, number));
  return tookMs;
};

/** Each question is another one. */
const ask = async (staff: Call, number: number): Promise<number> => {
  const beganMs = performance.now();
  await staff(routes.whatIf, {
    body: {
      days: 7,
      changes: {
        crowd: { expectedCrowd: 100_000 + 10_000 * number },
        pm25: 150 + number,
        absentStaff: { share: 0.05 },
      },
    },
  });
  return performance.now() - beganMs;
};

const tell = (tookMs: readonly number[]): string =>
  `median ${whole(median(tookMs))} ms, worst of ${tookMs.length} ${whole(Math.max(...tookMs))} ms`;

/** A hospital's arrivals of four months, as they are learnt by every night. */
const compareLearning = (): { learnMs: number; applyMs: number } => {
  const days = 120;
  const series = Array.from({ length: 5 }, (_, seed) => ({
    hospitalId: 'bench',
    unit: '' as const,
    stream: 'all' as const,
    rows: daysOf(days, seed + 1),
  }));
  const learnMs: number[] = [];
  const applyMs: number[] = [];
  for (const one of series) {
    const beganMs = performance.now();
    const fitted = fitNamedSeries(one, feasts, after(days), 14);
    learnMs.push(performance.now() - beganMs);
    if (fitted === undefined) throw new Error('Nothing was learnt.');
    const times = 200;
    const askedMs = performance.now();
    for (let n = 0; n < times; n += 1) {
      applyFit(fitted.fit, { days: [{ day: fitted.fit.originDay + 3, gathering: n }] });
    }
    applyMs.push((performance.now() - askedMs) / times);
  }
  return { learnMs: median(learnMs), applyMs: median(applyMs) };
};

interface Holds {
  readonly serverMs: number;
  readonly bareMs: number;
  toString(): string;
}

/** The longest holds since they were last read, of the server's loop and of one that does nothing. */
const readHolds = async ({ env }: City, bare: Child): Promise<Holds> => {
  const metrics = await (await fetch(`http://127.0.0.1:${env.ENGINE_PORT}/metrics`)).text();
  const found = /^nodejs_eventloop_lag_max_seconds (\S+)/m.exec(metrics);
  const serverMs = 1_000 * Number(found?.[1]);
  const heard = hearNumber(bare, 'longestMs');
  bare.say({ type: 'read' });
  const bareMs = await heard;
  return {
    serverMs,
    bareMs,
    toString: () =>
      `loop held ${serverMs.toFixed(0)} ms at the longest, that of a bare server ${bareMs.toFixed(0)}`,
  };
};

/** Where the machine keeps even a bare server waiting, the hold is not ours. */
const promiseHold = (name: string, { serverMs, bareMs }: Holds): boolean =>
  promise(
    `${name}: no hold over ${longestHoldMs} ms`,
    serverMs < precisionMs + Math.max(longestHoldMs, bareMs),
  );

const hearNumber = (child: Child, name: string): Promise<number> =>
  child.hear((message) =>
    typeof message === 'object' && message !== null && name in message
      ? Number(Object.entries(message).find(([key]) => key === name)?.[1])
      : undefined,
  );
