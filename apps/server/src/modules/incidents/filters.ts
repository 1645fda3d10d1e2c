import type { FilterQuery, ListIncidentsQuery } from '@pulse/contract';
import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import type { CitizenActor, StaffActor } from '../../kernel/actor.ts';
import { requireIncidentStaff } from '../../kernel/actor.ts';
import type { Ctx } from '../../kernel/ctx.ts';
import type { DB } from '../../kernel/database.generated.ts';
import { DomainError } from '../../kernel/errors.ts';
import { incidentsVotedOnBy } from '../verification/index.ts';
import { boxAround, distanceMetres, inBox } from './distance.ts';
import { matchesText } from './search-text.ts';
import { inScope, openStatuses, publicStatuses, scopeOf } from './visibility.ts';

type Conditions = ExpressionBuilder<DB, 'incidents'>;
type ListFilters = Omit<ListIncidentsQuery, 'cursor' | 'limit' | 'sort'>;

/** The filters of a list, within what the actor may see. */
export const listConditions =
  (ctx: Ctx, query: ListFilters) =>
  (eb: Conditions): Expression<SqlBool> => {
    const { mine, assignee, needsPerson, ...filters } = query;
    const staffConditions = [
      ...assigneeConditions(ctx, eb, assignee),
      ...needsPersonConditions(ctx, eb, needsPerson),
    ];
    if (mine !== true) {
      return eb.and([
        inScope(eb, scopeOf(ctx.actor)),
        ...filterConditions(ctx, eb, filters),
        ...staffConditions,
      ]);
    }
    return eb.and([
      mineCondition(ctx, eb),
      ...filterConditions(ctx, eb, filters, true),
      ...staffConditions,
    ]);
  };

const filterConditions = (
  ctx: Ctx,
  eb: Conditions,
  query: FilterQuery,
  everyCity = false,
): Expression<SqlBool>[] => {
  const conditions: Expression<SqlBool>[] = [];
  const cityId = query.city ?? (everyCity ? undefined : ctx.geography.defaultCityId());
  if (cityId !== undefined) conditions.push(eb('incidents.cityId', '=', cityId));
  if (query.status) conditions.push(eb('incidents.status', 'in', query.status));
  if (query.category) conditions.push(eb('incidents.category', 'in', query.category));
  if (query.area) conditions.push(eb('incidents.areaId', 'in', query.area));
  if (query.zone) conditions.push(eb('incidents.zoneId', 'in', query.zone));
  if (query.bbox) conditions.push(inBox(query.bbox));
  if (query.near) {
    const [lat, lng, radiusMetres] = query.near;
    conditions.push(inBox(boxAround({ lat, lng }, radiusMetres)));
    conditions.push(sql<boolean>`${distanceMetres({ lat, lng })} <= ${radiusMetres}::float8`);
  }
  if (query.severityMin !== undefined) {
    conditions.push(eb('incidents.severity', '>=', query.severityMin));
  }
  if (query.severityMax !== undefined) {
    conditions.push(eb('incidents.severity', '<=', query.severityMax));
  }
  if (query.from) conditions.push(eb('incidents.createdAt', '>=', new Date(query.from)));
  if (query.to) conditions.push(eb('incidents.createdAt', '<', new Date(query.to)));
  if (query.dueBefore) {
    conditions.push(eb('incidents.dueAt', '<', new Date(query.dueBefore)));
    conditions.push(eb('incidents.status', 'in', openStatuses));
  }
  if (query.resolvedFrom) {
    conditions.push(eb('incidents.resolvedAt', '>=', new Date(query.resolvedFrom)));
    conditions.push(eb('incidents.status', '=', 'resolved'));
  }
  if (query.text) conditions.push(matchesText(eb, query.text));
  if (query.verified !== undefined) conditions.push(eb('incidents.verified', '=', query.verified));
  return conditions;
};

/** The only list in which a citizen sees own reports that are not public. */
const mineCondition = (ctx: Ctx, eb: Conditions): Expression<SqlBool> => {
  const actor = requirePerson(ctx);
  if (actor.kind === 'staff') {
    return eb.and([eb('incidents.staffId', '=', actor.id), inScope(eb, scopeOf(actor))]);
  }
  return eb.or([
    eb('incidents.citizenId', '=', actor.id),
    eb.and([
      eb('incidents.status', 'in', publicStatuses),
      eb('incidents.id', 'in', incidentsVotedOnBy(ctx.db, actor.id)),
    ]),
  ]);
};

const assigneeConditions = (
  ctx: Ctx,
  eb: Conditions,
  assignee: ListFilters['assignee'],
): Expression<SqlBool>[] => {
  if (assignee === undefined) return [];
  const staff = requireIncidentStaff(ctx.actor);
  if (assignee === 'none') return [eb('incidents.assigneeId', 'is', null)];
  return [eb('incidents.assigneeId', '=', assignee === 'me' ? staff.id : assignee)];
};

/** Once it was decided on, a person has looked. */
const needsPersonConditions = (
  ctx: Ctx,
  eb: Conditions,
  needsPerson: boolean | undefined,
): Expression<SqlBool>[] => {
  if (needsPerson === undefined) return [];
  requireIncidentStaff(ctx.actor);
  const waits = eb.and([
    eb('incidents.needsPerson', '=', true),
    eb('incidents.status', '=', 'reported'),
  ]);
  return [needsPerson ? waits : eb.not(waits)];
};

const requirePerson = ({ actor }: Ctx): CitizenActor | StaffActor => {
  if (actor.kind === 'citizen' || actor.kind === 'staff') return actor;
  throw new DomainError('unauthenticated', 'Only who is signed in has incidents of their own.', {
    remedy: 'Sign in, or ask without `mine`.',
  });
};
