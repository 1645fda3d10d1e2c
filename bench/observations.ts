import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { type Call, createClient, routes } from '@pulse/contract';
import pg from 'pg';
import { type City, startCity } from './city.ts';
import { startDatabase } from './database.ts';
import { median, promise, quantile, whole } from './figures.ts';

const hospitals = 500;
const secondsEach = 20;
/** Reports of each hospital in a minute: what was promised, and what is measured beyond it. */
const paces = [1, 6];
const setUpAtOnce = 8;
const boardEveryMs = 1_000;

/** 500 hospitals that report every minute, and then faster, while their planner watches the board. */
export const benchObservations = async (): Promise<boolean> => {
  const database = await startDatabase();
  const url = await database.create('city');
  const city = await startCity({ DATABASE_URL: url });
  try {
    const ids = await addHospitals(await city.signInStaff('admin@demo.pulse'));
    const planner = await signInPlanner(city, ids);
    await warmUp(planner, ids);
    const runs: Run[] = [];
    for (const pace of paces) {
      const run = await report(planner, ids, pace);
      runs.push(run);
      console.log(
        `  ${pace} a minute: ${whole(run.marks.length)} reports, median ${whole(median(run.delaysMs))} ms, p95 ${whole(quantile(run.delaysMs, 0.95))} ms, worst ${whole(Math.max(...run.delaysMs))} ms; board read in ${whole(median(run.boardMs))} ms, fresh after ${whole(median(run.freshMs))} ms, at worst ${whole(Math.max(...run.freshMs))} ms`,
      );
    }
    const marks = runs.flatMap((run) => run.marks);
    const stored = await countStored(url, marks);
    const lost = marks.length - stored.distinct;
    const doubled = stored.rows - stored.distinct;
    const p95Ms = quantile(runs[0]?.delaysMs ?? [], 0.95);
    const stalestMs = Math.max(...(runs[0]?.freshMs ?? []));
    return [
      promise(`nothing lost (${lost} of ${whole(marks.length)})`, lost === 0),
      promise(`nothing doubled (${doubled})`, doubled === 0),
      promise(`500 every minute: p95 of acceptance ${whole(p95Ms)} ms, under 100`, p95Ms < 100),
      promise(`board fresh within ${whole(stalestMs)} ms, under 2,000`, stalestMs < 2_000),
    ].every((held) => held);
  } finally {
    await city.close();
    await database.close();
  }
};

const addHospitals = async (admin: Call): Promise<string[]> => {
  const ids: string[] = [];
  let next = 0;
  const worker = async () => {
    while (next < hospitals) {
      const number = next;
      next += 1;
      const { id } = await admin(routes.createHospital, {
        body: {
          name: `Bench hospital ${number}`,
          lat: 12.95 + (number % 25) / 1_000,
          lng: 77.58 + (number % 20) / 1_000,
          departments: ['ed', 'ward', 'icu'],
          beds: [
            { department: 'ed', type: 'ed', licensed: 30, staffed: 28 },
            { department: 'ward', type: 'ward', licensed: 200, staffed: 180 },
            { department: 'icu', type: 'icu', licensed: 40, staffed: 36 },
          ],
        },
      });
      ids.push(id);
    }
  };
  await Promise.all(Array.from({ length: setUpAtOnce }, worker));
  return ids;
};

const signInPlanner = async (city: City, hospitalIds: string[]): Promise<Call> => {
  const admin = await city.signInStaff('admin@demo.pulse');
  const account = { email: 'bench@planner.test', password: 'a-long-bench-password' };
  await admin(routes.createStaff, {
    body: { ...account, name: 'Bench', role: 'planner', hospitalIds },
  });
  const { accessToken } = await createClient({ baseUrl: city.baseUrl })(routes.loginStaff, {
    body: account,
  });
  return createClient({ baseUrl: city.baseUrl, token: () => accessToken });
};

const send = (planner: Call, hospitalId: string, observedAt: string, mark: number) =>
  planner(routes.recordObservations, {
    idempotencyKey: randomUUID(),
    body: {
      hospitalId,
      observedAt,
      edPatients: 20 + (mark % 20),
      edWaiting: mark % 9,
      boarders: mark % 5,
      ventilatedInEd: mark % 2,
      longestBoardingHours: (mark % 12) / 2,
      lastDoorToBedHours: (mark % 6) / 2,
      arrivals: mark % 7,
      admissions: mark % 3,
      discharges: mark % 3,
      occupied: { ward: 140 + (mark % 60), icu: 20 + (mark % 20) },
      staff: { nurse: 30 + (mark % 5) },
      // Tells the reports apart afterwards.
      oxygenLitres: mark,
    },
  });

const firstMark = 1_000_000;

const warmUp = async (planner: Call, ids: readonly string[]): Promise<void> => {
  const observedAt = new Date(Date.now() - 3_600_000).toISOString();
  for (const [index, id] of ids.slice(0, 100).entries()) await send(planner, id, observedAt, index);
  await planner(routes.hospitalBoard);
};

interface Run {
  readonly marks: number[];
  readonly delaysMs: number[];
  readonly boardMs: number[];
  readonly freshMs: number[];
}

const report = async (planner: Call, ids: readonly string[], pace: number): Promise<Run> => {
  const perSecond = (hospitals / 60) * pace;
  const run: Run = { marks: [], delaysMs: [], boardMs: [], freshMs: [] };
  let acknowledged: { id: string; observedAtMs: number; atMs: number } | undefined;
  let isOver = false;
  const watch = async () => {
    while (!isOver) {
      await delay(boardEveryMs);
      const wanted = acknowledged;
      if (wanted !== undefined) await waitForBoard(planner, wanted, run);
    }
  };
  const watching = watch();
  const total = Math.round(perSecond * secondsEach);
  const startedMs = performance.now();
  const sending: Promise<void>[] = [];
  for (let number = 0; number < total; number += 1) {
    // By the clock, not by the answers: a slow server must not slow down those who report.
    const dueMs = startedMs + (number / perSecond) * 1_000;
    await delay(Math.max(0, dueMs - performance.now()));
    const id = ids[number % ids.length] ?? '';
    const observedAtMs = Date.now();
    const mark = pace * firstMark + number;
    sending.push(
      send(planner, id, new Date(observedAtMs).toISOString(), mark).then(() => {
        const atMs = performance.now();
        run.delaysMs.push(atMs - dueMs);
        run.marks.push(mark);
        acknowledged = { id, observedAtMs, atMs };
      }),
    );
  }
  await Promise.all(sending);
  isOver = true;
  await watching;
  return run;
};

/** From the moment a report is acknowledged until the board has it, or a later one. */
const waitForBoard = async (
  planner: Call,
  wanted: { id: string; observedAtMs: number; atMs: number },
  run: Run,
): Promise<void> => {
  const foundAt = performance.now();
  for (;;) {
    const askedMs = performance.now();
    const { items } = await planner(routes.hospitalBoard);
    const answeredMs = performance.now();
    run.boardMs.push(answeredMs - askedMs);
    const row = items.find(({ id }) => id === wanted.id);
    const isThere = Date.parse(row?.observedAt ?? '') >= wanted.observedAtMs;
    // The wait for our own turn to look is not the server's.
    if (isThere) return void run.freshMs.push(answeredMs - foundAt);
    if (answeredMs - foundAt > 10_000) return void run.freshMs.push(answeredMs - foundAt);
  }
};

const countStored = async (url: string, marks: readonly number[]) => {
  const client = new pg.Client(url);
  await client.connect();
  const { rows } = await client.query(
    `SELECT count(*)::int AS rows, count(DISTINCT figures ->> 'oxygenLitres')::int AS distinct
     FROM observations WHERE (figures ->> 'oxygenLitres')::float8 = any($1::float8[])
       AND source = 'api'`,
    [marks],
  );
  await client.end();
  return { rows: Number(rows[0]?.rows), distinct: Number(rows[0]?.distinct) };
};
