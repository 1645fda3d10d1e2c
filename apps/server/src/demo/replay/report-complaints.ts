import { ApiError, routes } from '@pulse/contract';
import type { Ids } from '../../kernel/ids.ts';
import type { DrawnPlace } from '../../modules/places/index.ts';
import type { Random } from '../random.ts';
import type { DemoText } from '../read-demo-texts.ts';
import type { Session } from './open-session.ts';

export interface ReportOptions {
  readonly texts: readonly DemoText[];
  readonly drawPlace: () => DrawnPlace;
  readonly random: Random;
  readonly someone: () => Session | undefined;
  readonly ids: Ids;
}

/** Makes the act that reports the next complaint; begins anywhere and goes round. */
export const reportComplaints = (options: ReportOptions): (() => Promise<void>) => {
  const { texts, drawPlace, random, someone, ids } = options;
  let next = Math.floor(random.uniform() * texts.length);
  const prepare = (citizen: Session) => {
    const text = texts[next % texts.length];
    next += 1;
    const { lat, lng } = drawPlace();
    const body = { category: text?.category ?? 'other', description: text?.text ?? '', lat, lng };
    return { citizen, body, idempotencyKey: ids.next() };
  };
  let pending: ReturnType<typeof prepare> | undefined;

  return async () => {
    const citizen = someone();
    pending ??= citizen && prepare(citizen);
    if (pending === undefined) return;
    const { body, idempotencyKey } = pending;
    try {
      await pending.citizen.as((call) => call(routes.createIncident, { body, idempotencyKey }));
      pending = undefined;
    } catch (error) {
      // Refused for good. Unanswered or not now: the next turn sends it again, with the same key.
      const status = error instanceof ApiError ? error.problem.status : 0;
      if (status >= 400 && status < 500 && status !== 401 && status !== 429) pending = undefined;
      if (pending?.citizen.isResting()) pending = undefined;
      throw error;
    }
  };
};
