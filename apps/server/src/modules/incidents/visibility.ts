import type { IncidentStatus } from '@pulse/contract';
import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import { type Actor, worksInZone } from '../../kernel/actor.ts';
import type { DB } from '../../kernel/database.generated.ts';

/** Which incidents an actor finds in lists. */
export type Scope =
  | { readonly kind: 'public' }
  | { readonly kind: 'zones'; readonly zoneIds: readonly string[] }
  | { readonly kind: 'all' };

/** How much of an incident an actor sees. */
export type View = 'public' | 'own' | 'staff';

export const publicStatuses: readonly IncidentStatus[] = ['active', 'resolved'];
export const openStatuses: readonly IncidentStatus[] = ['reported', 'active'];

export const isPublic = (status: IncidentStatus): boolean => publicStatuses.includes(status);
export const isOpen = (status: IncidentStatus): boolean => openStatuses.includes(status);

/** Planners, analysts and auditors see what everybody sees; an officer nothing outside the zones. */
export const scopeOf = (actor: Actor): Scope => {
  if (actor.kind === 'system') return { kind: 'all' };
  if (actor.kind !== 'staff') return { kind: 'public' };
  if (actor.role === 'admin') return { kind: 'all' };
  if (actor.role === 'officer') return { kind: 'zones', zoneIds: actor.zoneIds };
  return { kind: 'public' };
};

/** The scope as a condition on `incidents`: every query about several incidents carries it. */
export const inScope = (
  eb: ExpressionBuilder<DB, 'incidents'>,
  scope: Scope,
): Expression<SqlBool> => {
  if (scope.kind === 'all') return eb.lit(true);
  if (scope.kind === 'public') return eb('incidents.status', 'in', publicStatuses);
  return sql<boolean>`${eb.ref('incidents.zoneId')} = ANY(${[...scope.zoneIds]}::text[])`;
};

export interface VisibleParts {
  readonly status: IncidentStatus;
  readonly zoneId: string | null;
  readonly citizenId: string | null;
}

/** What the actor sees of this incident; undefined when it must read as missing. */
export const viewOf = (actor: Actor, incident: VisibleParts): View | undefined => {
  if (actor.kind === 'system') return 'staff';
  if (actor.kind === 'staff' && worksInZone(actor, incident.zoneId)) return 'staff';
  if (actor.kind === 'staff' && actor.role === 'officer') return undefined;
  if (actor.kind === 'citizen' && incident.citizenId === actor.id) return 'own';
  return isPublic(incident.status) ? 'public' : undefined;
};
