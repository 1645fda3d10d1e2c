import type { Incident, Place } from '@pulse/contract';
import type { Updateable } from 'kysely';
import { worksInZone } from '../../kernel/actor.ts';
import type { Ctx, Tx } from '../../kernel/ctx.ts';
import type { Incidents } from '../../kernel/database.generated.ts';
import { DomainError } from '../../kernel/errors.ts';
import {
  changeIncident,
  invalidTransition,
  requireNextStatus,
  type VersionSeen,
} from './change-incident.ts';
import { recordCorrection } from './classification/record-correction.ts';
import type { IncidentRow } from './incident-row.ts';
import { requireArea, requireCategory } from './locate-report.ts';
import type { View } from './visibility.ts';

export interface UpdateIncidentInput extends VersionSeen {
  readonly category?: string;
  readonly description?: string;
  readonly severity?: number;
  readonly lat?: number;
  readonly lng?: number;
}

/**
 * Corrects an incident: the reporter until it is decided on, staff of the zone always.
 *
 * @throws DomainError `not_found`, `stale_version`, `forbidden`, `invalid_transition`,
 *   `outside_city`, `unknown_category`, `validation_failed`
 */
export const updateIncident = async (ctx: Ctx, input: UpdateIncidentInput): Promise<Incident> =>
  changeIncident(ctx, input, async (row, tx, view) => {
    requireMayEdit(row, view, input);
    requireNextStatus(row, 'edit');
    if (changedFields(input).length === 0) throw nothingToChange();
    await keepJudgement(ctx, tx, row, view, input);
    const set: Updateable<Incidents> = {
      ...(input.description !== undefined && { description: input.description }),
      ...categoryChange(ctx, row, view, input),
      ...(input.severity !== undefined && { severity: input.severity, severityBy: 'person' }),
      ...placeChange(ctx, row, input),
      ...readAnew(row, input),
    };
    return { kind: 'edited', set, note: changedFields(input).join(', ') };
  });

const requireMayEdit = (row: IncidentRow, view: View, input: UpdateIncidentInput): void => {
  if (view === 'staff') return;
  if (view === 'public') throw forbidden('Only the reporter and the staff of the zone correct it.');
  if (input.severity !== undefined) throw forbidden('How severe it is, is for staff to say.');
  if (row.status !== 'reported') {
    throw invalidTransition('It was decided on, so the reporter cannot change it any more.');
  }
};

/** Nobody judged the severity of a report that waits, so it goes with the category. */
const categoryChange = (
  ctx: Ctx,
  row: IncidentRow,
  view: View,
  input: UpdateIncidentInput,
): Updateable<Incidents> => {
  if (input.category === undefined) return {};
  const category = requireCategory(ctx, row.cityId, input.category);
  return {
    category: category.id,
    dueAt: category.dueAfter(row.createdAt),
    ...(view === 'own' && { severity: category.defaultSeverity, severityBy: 'category' }),
  };
};

/** Another text is one that the engine has not read; until it has, nothing is said of it. */
const readAnew = (row: IncidentRow, input: UpdateIncidentInput): Updateable<Incidents> => {
  const isOther =
    (input.description !== undefined && input.description !== row.description) ||
    (input.category !== undefined && input.category !== row.category);
  return isOther ? { classificationId: null, needsPerson: false } : {};
};

/** What staff correct is kept to learn from; what the reporter corrects is a new report. */
const keepJudgement = async (
  ctx: Ctx,
  tx: Tx,
  row: IncidentRow,
  view: View,
  input: UpdateIncidentInput,
): Promise<void> => {
  if (view !== 'staff') return;
  if (input.category === undefined && input.severity === undefined) return;
  const category = input.category && requireCategory(ctx, row.cityId, input.category).id;
  await recordCorrection(ctx, tx, row, {
    category: category || undefined,
    severity: input.severity,
  });
};

const placeChange = (
  ctx: Ctx,
  row: IncidentRow,
  input: UpdateIncidentInput,
): Updateable<Incidents> => {
  const place = placeOf(input);
  if (place === undefined) return {};
  const area = requireArea(ctx, place);
  if (area.cityId !== row.cityId) {
    throw new DomainError('outside_city', 'An incident cannot move to another city.', {
      remedy: 'Put the pin into the city it was reported in, or report it anew.',
    });
  }
  if (ctx.actor.kind === 'staff' && !worksInZone(ctx.actor, area.zoneId)) {
    throw forbidden('That place lies in a zone that is not yours.');
  }
  return { ...place, areaId: area.id, zoneId: area.zoneId };
};

const placeOf = ({ lat, lng }: UpdateIncidentInput): Place | undefined => {
  if (lat !== undefined && lng !== undefined) return { lat, lng };
  if (lat === undefined && lng === undefined) return undefined;
  throw new DomainError('validation_failed', 'A place needs both lat and lng.', {
    remedy: 'Send both, or neither.',
    errors: [{ path: lat === undefined ? 'body.lat' : 'body.lng', message: 'is required' }],
  });
};

const nothingToChange = () =>
  new DomainError('validation_failed', 'The request names nothing to change.', {
    remedy: 'Send category, description, severity, or lat and lng.',
    errors: [{ path: 'body', message: 'must name something besides the version' }],
  });

const changedFields = (input: UpdateIncidentInput): string[] =>
  (['category', 'description', 'severity', 'lat', 'lng'] as const).filter(
    (field) => input[field] !== undefined,
  );

const forbidden = (message: string) =>
  new DomainError('forbidden', message, { remedy: 'Ask an administrator.' });
