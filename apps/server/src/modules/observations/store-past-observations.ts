import type { Ctx, Tx } from '../../kernel/ctx.ts';
import { type HospitalNow, lockHospitals, storeHospitalsNow } from '../hospitals/index.ts';
import { mergeLatest } from './merge-latest.ts';
import { insertObservations, type StoredObservation } from './queries.ts';

export type PastObservation = Omit<StoredObservation, 'version' | 'note'>;

/** Stores a past that nobody observed: labelled as the demo's, each moment once. */
export const storePastObservations = async (
  ctx: Ctx,
  tx: Tx,
  observations: readonly PastObservation[],
): Promise<void> => {
  const receivedAt = ctx.clock.now();
  const hospitals = await lockHospitals(
    tx,
    'all',
    observations.map(({ hospitalId }) => hospitalId),
  );
  await insertObservations(
    tx,
    observations.map((one) => ({
      ...one,
      version: 1,
      note: null,
      source: 'demo',
      receivedAt: one.observedAt,
      receivedBy: null,
      receivedByName: 'demo',
    })),
  );
  const states = new Map<string, HospitalNow>();
  const inTime = [...observations].sort((a, b) => a.observedAt.getTime() - b.observedAt.getTime());
  for (const one of inTime) {
    const { hospitalId, observedAt } = one;
    const latest = (states.get(hospitalId) ?? hospitals.get(hospitalId))?.latest ?? {};
    states.set(hospitalId, {
      hospitalId,
      latest: mergeLatest(latest, one),
      observedAt,
      receivedAt,
    });
  }
  await storeHospitalsNow(tx, [...states.values()]);
};
