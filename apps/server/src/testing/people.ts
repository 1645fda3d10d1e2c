import type { StaffRole } from '@pulse/contract';
import type { CitizenActor, StaffActor } from '../kernel/actor.ts';
import type { Ctx } from '../kernel/ctx.ts';

/** A citizen without a phone, for tests of other modules; signing in makes complete ones. */
export const addCitizen = async (ctx: Ctx, isDemo = false): Promise<CitizenActor> => {
  const id = ctx.ids.next();
  await ctx.db
    .insertInto('citizens')
    .values({ id, language: 'en', isDemo, createdAt: ctx.clock.now() })
    .execute();
  return { kind: 'citizen', id, isDemo };
};

/** Staff who cannot sign in, for tests of other modules. */
export const addStaff = async (
  ctx: Ctx,
  role: StaffRole,
  zoneIds: readonly string[] = [],
): Promise<StaffActor> => {
  const id = ctx.ids.next();
  const name = `${role} ${id.slice(-4)}`;
  await ctx.db
    .insertInto('staff')
    .values({
      id,
      email: `${id}@staff.test`,
      name,
      role,
      passwordHash: 'none',
      language: 'en',
      createdAt: ctx.clock.now(),
    })
    .execute();
  for (const zoneId of zoneIds) {
    await ctx.db.insertInto('staffZones').values({ staffId: id, zoneId }).execute();
  }
  return { kind: 'staff', id, name, role, zoneIds };
};

/** A planner of some hospitals. */
export const addPlanner = async (ctx: Ctx, hospitalIds: readonly string[]): Promise<StaffActor> => {
  const planner = await addStaff(ctx, 'planner');
  for (const hospitalId of hospitalIds) {
    await ctx.db.insertInto('staffHospitals').values({ staffId: planner.id, hospitalId }).execute();
  }
  return { ...planner, hospitalIds };
};
