import { setTimeout as pause } from 'node:timers/promises';
import { ApiError, routes } from '@pulse/contract';
import type { Services } from '../../kernel/ctx.ts';
import { demoDeskEmail, demoPhones } from '../../modules/identity/index.ts';
import { createPlaceDrawer } from '../../modules/places/index.ts';
import { backoffMs } from '../../platform/backoff.ts';
import { createRandom } from '../random.ts';
import { readDemoTexts } from '../read-demo-texts.ts';
import { castVotes } from './cast-votes.ts';
import { openSession } from './open-session.ts';
import { reportComplaints } from './report-complaints.ts';
import { signInByCode } from './sign-in.ts';
import { tendQueue } from './tend-queue.ts';

export interface Replay {
  close(): Promise<void>;
}

const beatMs = 4_000;
const longestPauseMs = 60_000;

/**
 * Keeps the demo city alive: every few seconds somebody reports, votes, approves or resolves
 * through the public API, as any client does. It touches only what the demo itself brought.
 * Backs off while the API does not answer.
 */
export const startReplay = (services: Services, paceMs = beatMs): Replay => {
  const stopping = new AbortController();
  const running = replay(services, paceMs, stopping.signal).catch((error) => {
    if (!stopping.signal.aborted) services.log.warn({ err: error }, 'the replay ended');
  });
  return {
    close: async () => {
      stopping.abort();
      await running;
    },
  };
};

const replay = async (services: Services, paceMs: number, signal: AbortSignal): Promise<void> => {
  if (services.config.mode === 'production') return;
  const random = createRandom(services.clock.now().getTime());
  const acts = await prepareActs(services, random);
  let failures = 0;
  while (!signal.aborted) {
    let waitMs = paceMs * (0.75 + random.uniform() / 2);
    try {
      await choose(acts, random.uniform())();
      failures = 0;
    } catch (error) {
      if (signal.aborted) return;
      failures += 1;
      waitMs = Math.max(waitMs, waitAfter(error, failures, paceMs));
      if (failures === 1) services.log.warn({ err: error }, 'the replay could not act');
    }
    await pause(waitMs, undefined, { signal }).catch(() => {});
  }
};

interface Act {
  readonly share: number;
  readonly run: () => Promise<void>;
}

const prepareActs = async (
  services: Services,
  random: ReturnType<typeof createRandom>,
): Promise<Act[]> => {
  const { config, clock, db, ids, secrets } = services;
  const connection = {
    baseUrl: `http://127.0.0.1:${config.ports.gateway}`,
    clock,
  };
  const citizens = demoPhones.map((phone) =>
    openSession({ ...connection, signIn: (call) => signInByCode(call, phone) }),
  );
  const desk = openSession({
    ...connection,
    signIn: (call) =>
      call(routes.loginStaff, {
        body: { email: demoDeskEmail, password: secrets.demoPassword },
      }),
  });
  const someone = () => random.pick(citizens.filter((citizen) => !citizen.isResting()));
  const cityId = config.defaultCityId;
  const { coming } = await readDemoTexts(config);
  const drawPlace = await createPlaceDrawer(db, cityId, random.uniform);
  const acts: Act[] = [
    { share: 0.35, run: castVotes({ cityId, random, someone, ids }) },
    { share: 0.25, run: tendQueue({ cityId, desk }) },
  ];
  if (drawPlace !== undefined && coming.length > 0) {
    acts.push({
      share: 0.4,
      run: reportComplaints({ texts: coming, drawPlace, random, someone, ids }),
    });
  }
  return acts;
};

const choose = (acts: readonly Act[], at: number): (() => Promise<void>) => {
  const total = acts.reduce((sum, { share }) => sum + share, 0);
  let left = at * total;
  const chosen = acts.find(({ share }) => {
    left -= share;
    return left < 0;
  });
  return chosen?.run ?? (async () => {});
};

const waitAfter = (error: unknown, failures: number, paceMs: number): number => {
  const asked = error instanceof ApiError ? (error.problem.retryAfterSeconds ?? 0) * 1000 : 0;
  const own = backoffMs(failures, { firstMs: paceMs, maxMs: longestPauseMs });
  return Math.max(own, Math.min(asked, longestPauseMs));
};
