import type { Actor } from '../../kernel/actor.ts';
import type { Services } from '../../kernel/ctx.ts';
import { type Claims, unauthenticated } from './access-token.ts';
import { findCitizen } from './queries/citizens.ts';
import { isSessionAlive } from './queries/sessions.ts';
import { findStaff } from './queries/staff.ts';

/**
 * Who the claims speak of, as they are now: role and zones come from the database, and a session
 * that was ended is over.
 *
 * @throws DomainError `unauthenticated`
 */
export const liveActor = async ({ db }: Services, claims: Claims): Promise<Actor> => {
  const [alive, actor] = await Promise.all([
    isSessionAlive(db, claims.sid),
    claims.kind === 'staff' ? staffActor(db, claims.sub) : citizenActor(db, claims.sub),
  ]);
  if (!alive || !actor) throw unauthenticated();
  return actor;
};

const staffActor = async (db: Services['db'], staffId: string): Promise<Actor | undefined> => {
  const row = await findStaff(db, staffId);
  if (!row?.active) return undefined;
  const { id, name, role } = row;
  return {
    kind: 'staff',
    id,
    name,
    role,
    zoneIds: role === 'officer' ? row.zoneIds : [],
    ...(role === 'planner' && { hospitalIds: row.hospitalIds }),
  };
};

const citizenActor = async (db: Services['db'], citizenId: string): Promise<Actor | undefined> => {
  const row = await findCitizen(db, citizenId);
  return row && { kind: 'citizen', id: row.id, isDemo: row.isDemo };
};
