import { audit } from '../../kernel/audit.ts';
import type { Ctx } from '../../kernel/ctx.ts';

const mostIds = 100;

/** Writes down, once for a request, whose hospital data somebody read, and in which view. */
export const auditHospitalRead = (
  ctx: Ctx,
  view: string,
  hospitalIds: readonly string[],
): Promise<void> => {
  const [only] = hospitalIds;
  return audit(ctx, ctx.db, {
    action: 'hospital.read',
    subjectType: 'hospital',
    subjectId: hospitalIds.length === 1 && only !== undefined ? only : null,
    detail: {
      view,
      hospitals: hospitalIds.length,
      ...(hospitalIds.length <= mostIds && { hospitalIds: [...hospitalIds] }),
    },
  });
};
