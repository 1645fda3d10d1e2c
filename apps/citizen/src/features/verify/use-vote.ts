import { type IncidentDetail, routes, type VoteTally, type VoteType } from '@pulse/contract';
import { browserClient } from '@pulse/session/client';
import { useQueryClient } from '@tanstack/react-query';
import { incidentKey } from '../incident/use-incident.ts';

export interface VoteInput {
  type: VoteType;
  photoId?: string;
  /** The same for each try of the same vote. */
  idempotencyKey: string;
}

/** Casts and withdraws my vote, and shows the result at once. */
export const useVote = (incidentId: string) => {
  const client = useQueryClient();
  const params = { id: incidentId };
  const show = (change: { votes: VoteTally; verified: boolean; myVote: VoteType | null }) => {
    client.setQueryData(incidentKey(incidentId), (old: IncidentDetail | undefined) =>
      old ? { ...old, ...change } : old,
    );
    void client.invalidateQueries({ queryKey: incidentKey(incidentId) });
    void client.invalidateQueries({ queryKey: ['mine'] });
  };
  return {
    cast: async ({ type, photoId, idempotencyKey }: VoteInput): Promise<void> => {
      const { votes, verified } = await browserClient(routes.castVote, {
        params,
        body: { type, photoId },
        idempotencyKey,
      });
      show({ votes, verified, myVote: type });
    },
    withdraw: async (): Promise<void> => {
      const { votes, verified } = await browserClient(routes.withdrawVote, { params });
      show({ votes, verified, myVote: null });
    },
  };
};
