import type { Incident } from '@pulse/contract';
import { requireIncidentStaff, worksInZone } from '../../kernel/actor.ts';
import type { Ctx, Tx } from '../../kernel/ctx.ts';
import { readSettings } from '../administration/index.ts';
import { readBefore } from './before.ts';
import { changeIncident, invalidTransition, type VersionSeen } from './change-incident.ts';
import { takeCorrectionBack } from './classification/record-correction.ts';
import { lockDuplicates, rootOf, takeDuplicatesBack } from './duplicates.ts';

/**
 * Takes the last decision back, if the same person made it a short while ago and nothing happened
 * since. Photos and votes that came meanwhile stay.
 *
 * @throws DomainError `not_found`, `stale_version`, `invalid_transition`
 */
export const undoIncident = async (ctx: Ctx, input: VersionSeen): Promise<Incident> => {
  const staff = requireIncidentStaff(ctx.actor);
  const { undoWindowMinutes } = await readSettings(ctx);
  return changeIncident(ctx, input, async (row, tx) => {
    const last = await selectDecision(tx, row.id, row.version);
    if (last === undefined || last.kind === 'undone' || last.actorId !== staff.id) {
      throw invalidTransition('The last decision on it is not yours to take back.');
    }
    const ageMs = ctx.clock.now().getTime() - last.at.getTime();
    if (ageMs > undoWindowMinutes * 60_000) {
      throw invalidTransition(`A decision can be taken back for ${undoWindowMinutes} minutes.`);
    }
    const { passedOn, ...before } = readBefore(last.before);
    if (!worksInZone(staff, before.zoneId)) {
      throw invalidTransition('It came from a zone that is not yours.');
    }
    await takeCorrectionBack(tx, row);
    await lockDuplicates(tx, row.cityId);
    await takeDuplicatesBack(tx, passedOn, row.duplicateOf, row.id);
    const isOtherText = before.description !== row.description || before.category !== row.category;
    const set = {
      ...before,
      duplicateOf: await rootOf(tx, before.duplicateOf),
      // The engine's word on that text is kept; it finds it again.
      ...(isOtherText && { classificationId: null, needsPerson: false }),
    };
    return { kind: 'undone', set, note: last.kind, detail: { undone: last.kind } };
  });
};

/** A report itself is no decision, nor is a verification, which leaves the version alone. */
const selectDecision = (tx: Tx, incidentId: string, version: number) =>
  tx
    .selectFrom('incidentHistory')
    .select(['kind', 'actorId', 'at', 'before'])
    .where('incidentId', '=', incidentId)
    .where('version', '=', version)
    .where('kind', 'not in', ['verified', 'reported'])
    .executeTakeFirst();
