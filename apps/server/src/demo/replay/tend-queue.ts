import { type Call, type CallInput, type Incident, routes } from '@pulse/contract';
import type { Session } from './open-session.ts';
import { unlessOvertaken } from './unless-overtaken.ts';

export interface TendOptions {
  readonly cityId: string;
  readonly desk: Session;
}

const queueAtLeast = 30;
const queueLong = 65;
const looked = '50';
/** The newest stay in the queue for a while, for people to see. */
const leftWaiting = 4;

/**
 * Makes the act of the officer: approves the newest reports while the queue is long enough to show,
 * so that the public map lives too, and resolves as many old ones as keep the city as it was found. Leaves alone what people reported.
 */
export const tendQueue = ({ cityId, desk }: TendOptions): (() => Promise<void>) => {
  let activeAtFirst: number | undefined;
  return async () => {
    if (desk.isResting()) return;
    await desk.as(async (call) => {
      const { byStatus } = await call(routes.countIncidents, { query: { city: cityId } });
      const { reported = 0, active = 0 } = byStatus;
      activeAtFirst ??= active;
      const reports = { city: cityId, status: 'reported', sort: 'newest' } as const;
      for (const { id, version } of await some(call, reports, leftWaiting, toApprove(reported))) {
        await call(routes.approveIncident, { params: { id }, body: { version } }).catch(
          unlessOvertaken,
        );
      }
      const tooMany = Math.min(4, Math.max(0, active - activeAtFirst));
      const old = { city: cityId, status: 'active', sort: 'oldest' } as const;
      for (const { id, version } of await some(call, old, 0, tooMany)) {
        await call(routes.resolveIncident, { params: { id }, body: { version } }).catch(
          unlessOvertaken,
        );
      }
    });
  };
};

/** Reports come half as often again as the officer does. */
const toApprove = (reported: number): number => {
  if (reported <= queueAtLeast) return 0;
  return reported > queueLong ? 4 : 1 + (reported % 2);
};

const some = async (
  call: Call,
  query: NonNullable<CallInput<typeof routes.listIncidents>['query']>,
  skipped: number,
  count: number,
): Promise<Incident[]> => {
  if (count === 0) return [];
  const { items } = await call(routes.listIncidents, { query: { ...query, limit: looked } });
  return items.filter(({ source }) => source === 'demo').slice(skipped, skipped + count);
};
