import { z } from 'zod';

export const StaffRole = z
  .enum(['officer', 'admin', 'planner', 'analyst', 'auditor'])
  .meta({ id: 'StaffRole' });
export type StaffRole = z.output<typeof StaffRole>;

export const Role = z.enum(['citizen', ...StaffRole.options]).meta({ id: 'Role' });
export type Role = z.output<typeof Role>;

/** Who may call a route: anyone (signed in or not), or the roles named. */
export type Access = 'anyone' | readonly Role[];

export const signedIn: readonly Role[] = Role.options;
export const staffOnly: readonly Role[] = StaffRole.options;
export const incidentStaff: readonly Role[] = ['officer', 'admin'];
