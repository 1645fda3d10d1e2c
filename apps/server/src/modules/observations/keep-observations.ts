import { isDeepStrictEqual } from 'node:util';
import { type Observation, ObservationFigures, type RecordedObservation } from '@pulse/contract';
import { actorId } from '../../kernel/actor.ts';
import { audit } from '../../kernel/audit.ts';
import type { Ctx, Tx } from '../../kernel/ctx.ts';
import { appendEvent } from '../../kernel/events.ts';
import { type HospitalNow, type LockedHospital, storeHospitalsNow } from '../hospitals/index.ts';
import { mergeLatest } from './merge-latest.ts';
import {
  insertObservations,
  keyOf,
  type NewObservation,
  newestVersions,
  type ObservationKey,
} from './queries.ts';

/**
 * Keeps checked observations of hospitals that are held, and with them the prepared latest state,
 * one audit entry and one event: six statements, however many there are.
 */
export const keepObservations = async (
  ctx: Ctx,
  tx: Tx,
  hospitals: ReadonlyMap<string, LockedHospital>,
  observations: readonly Observation[],
  source: NewObservation['source'],
): Promise<RecordedObservation[]> => {
  if (observations.length === 0) return [];
  const receivedAt = ctx.clock.now();
  const received = {
    source,
    receivedAt,
    receivedBy: actorId(ctx.actor),
    receivedByName: ctx.actor.kind === 'staff' ? ctx.actor.name : 'system',
  };
  const keyed = observations.map((observation) => ({
    hospitalId: observation.hospitalId,
    department: observation.department ?? null,
    observedAt: new Date(observation.observedAt),
    // Strips what is not a figure.
    figures: ObservationFigures.parse(observation),
    note: observation.note ?? null,
  }));
  const newest = await newestVersions(tx, keyed);
  const fresh: NewObservation[] = [];
  const items = keyed.map((one): RecordedObservation => {
    const before = newest.get(keyOf(one));
    const isSame =
      before !== undefined &&
      before.note === one.note &&
      isDeepStrictEqual(before.figures, one.figures);
    if (isSame) return recorded(one, before.version, 'unchanged');
    const version = (before?.version ?? 0) + 1;
    const added = { ...one, ...received, version };
    fresh.push(added);
    newest.set(keyOf(one), added);
    return recorded(one, version, before === undefined ? 'recorded' : 'corrected');
  });
  if (fresh.length === 0) return items;
  await insertObservations(tx, fresh);
  const states = statesAfter(hospitals, fresh, receivedAt);
  await storeHospitalsNow(tx, states);
  await announce(
    ctx,
    tx,
    states.map(({ hospitalId }) => hospitalId),
    items,
  );
  return items;
};

const recorded = (
  { hospitalId, department, observedAt }: ObservationKey,
  version: number,
  outcome: RecordedObservation['outcome'],
): RecordedObservation => ({
  hospitalId,
  department,
  observedAt: observedAt.toISOString(),
  version,
  outcome,
});

const statesAfter = (
  hospitals: ReadonlyMap<string, LockedHospital>,
  fresh: readonly NewObservation[],
  receivedAt: Date,
): HospitalNow[] => {
  const states = new Map<string, HospitalNow>();
  for (const one of fresh) {
    const { hospitalId, observedAt } = one;
    const before = states.get(hospitalId) ?? hospitals.get(hospitalId);
    const isNewest = before?.observedAt == null || before.observedAt <= observedAt;
    states.set(hospitalId, {
      hospitalId,
      latest: mergeLatest(before?.latest ?? {}, one),
      observedAt: isNewest ? observedAt : before.observedAt,
      receivedAt,
    });
  }
  return [...states.values()];
};

const announce = async (
  ctx: Ctx,
  tx: Tx,
  hospitalIds: string[],
  items: readonly RecordedObservation[],
): Promise<void> => {
  const [only] = hospitalIds;
  const corrected = items.filter(({ outcome }) => outcome === 'corrected').length;
  await audit(ctx, tx, {
    action: 'observation.record',
    subjectType: 'hospital',
    subjectId: hospitalIds.length === 1 && only !== undefined ? only : null,
    detail: { hospitalIds, observations: items.length, corrected },
  });
  await appendEvent(ctx, tx, 'observation.recorded', { hospitalIds });
};
