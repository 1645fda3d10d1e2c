import type { Tx } from '../../kernel/ctx.ts';
import { replaceHospitals } from './queries/staff.ts';

/** Makes the demo's planners plan for these hospitals. */
export const giveDemoHospitals = async (tx: Tx, hospitalIds: readonly string[]): Promise<void> => {
  const planners = await tx
    .selectFrom('staff')
    .select('id')
    .where('role', '=', 'planner')
    .where('isDemo', '=', true)
    .execute();
  for (const { id } of planners) await replaceHospitals(tx, id, hospitalIds);
};
