import type { StaffRole } from '@pulse/contract';
import { DomainError } from './errors.ts';

export interface AnonymousActor {
  readonly kind: 'anonymous';
}
export interface CitizenActor {
  readonly kind: 'citizen';
  readonly id: string;
  readonly isDemo: boolean;
}
export interface StaffActor {
  readonly kind: 'staff';
  readonly id: string;
  readonly name: string;
  readonly role: StaffRole;
  /** An officer's zones; empty for the other roles. */
  readonly zoneIds: readonly string[];
  /** A planner's hospitals; the other roles have none of their own. */
  readonly hospitalIds?: readonly string[];
}
/** The worker and the importer. */
export interface SystemActor {
  readonly kind: 'system';
}
export type Actor = AnonymousActor | CitizenActor | StaffActor | SystemActor;

export type ActorRole = StaffRole | 'citizen' | 'anonymous' | 'system';

export const roleOf = (actor: Actor): ActorRole =>
  actor.kind === 'staff' ? actor.role : actor.kind;

export const actorId = (actor: Actor): string | null => ('id' in actor ? actor.id : null);

export const requireCitizen = (actor: Actor): CitizenActor => {
  if (actor.kind !== 'citizen') throw forbidden();
  return actor;
};

/** An officer or administrator: those who decide about incidents. */
export const requireIncidentStaff = (actor: Actor): StaffActor => {
  if (actor.kind === 'staff' && (actor.role === 'officer' || actor.role === 'admin')) return actor;
  throw forbidden();
};

export const requireStaff = (actor: Actor): StaffActor => {
  if (actor.kind !== 'staff') throw forbidden();
  return actor;
};

export const requireRole = (actor: Actor, ...roles: StaffRole[]): StaffActor => {
  if (actor.kind === 'staff' && roles.includes(actor.role)) return actor;
  throw forbidden();
};

/** May this member of staff work on what lies in the zone? */
export const worksInZone = (staff: StaffActor, zoneId: string | null): boolean =>
  staff.role === 'admin' ||
  (staff.role === 'officer' && zoneId !== null && staff.zoneIds.includes(zoneId));

const forbidden = () =>
  new DomainError('forbidden', 'Your role may not do this.', {
    remedy: 'Ask an administrator, or sign in with another account.',
  });
