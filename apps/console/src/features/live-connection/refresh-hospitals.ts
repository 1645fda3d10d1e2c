import type { ServerPayload } from '@pulse/contract';
import type { QueryClient, QueryKey } from '@tanstack/react-query';

type HospitalChanged = ServerPayload<'hospital:changed'>;

/** The message names hospitals and carries no figures: what shows them is loaded again. */
export const refreshHospitals = (
  client: QueryClient,
  { what, hospitalIds }: HospitalChanged,
): void => {
  for (const queryKey of keysOf[what](hospitalIds)) void client.invalidateQueries({ queryKey });
};

const keysOf: Record<HospitalChanged['what'], (hospitalIds: readonly string[]) => QueryKey[]> = {
  observation: (ids) => [
    ['hospital-board'],
    ...ids.flatMap((id) => [
      ['hospital', id],
      ['observations', id],
    ]),
  ],
  surge: (ids) => [
    ['surge', 'list'],
    ['surge', 'city'],
    ['surge', 'accuracy'],
    ...ids.map((id) => ['surge', 'hospital', id]),
  ],
  plan: () => [['plan'], ['recommendations']],
  // An accepted advisory becomes the draft of an alert.
  recommendation: () => [['recommendations'], ['plan'], ['alert-drafts']],
};
