import { routes, type VoteType } from '@pulse/contract';
import type { Ids } from '../../kernel/ids.ts';
import type { Random } from '../random.ts';
import type { Session } from './open-session.ts';
import { unlessOvertaken } from './unless-overtaken.ts';

export interface VoteOptions {
  readonly cityId: string;
  readonly random: Random;
  readonly someone: () => Session | undefined;
  readonly ids: Ids;
}

/** Makes the act that votes on one of the newest public incidents of the demo. */
export const castVotes =
  ({ cityId, random, someone, ids }: VoteOptions) =>
  async (): Promise<void> => {
    await someone()?.as(async (call) => {
      const query = { city: cityId, status: 'active', limit: '50' };
      const { items } = await call(routes.listIncidents, { query });
      const incident = random.pick(items.filter(({ source }) => source === 'demo'));
      if (incident === undefined) return;
      await call(routes.castVote, {
        params: { id: incident.id },
        body: { type: drawVote(random.uniform()) },
        idempotencyKey: ids.next(),
      }).catch(unlessOvertaken);
    });
  };

const drawVote = (at: number): VoteType => {
  if (at < 0.85) return 'confirm';
  return at < 0.93 ? 'resolved' : 'dispute';
};
