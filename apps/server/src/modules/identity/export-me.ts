import type { RouteResponse, routes } from '@pulse/contract';
import { requireCitizen } from '../../kernel/actor.ts';
import { audit } from '../../kernel/audit.ts';
import type { Ctx } from '../../kernel/ctx.ts';
import { unauthenticated } from './access-token.ts';
import { readPhone } from './phone-vault.ts';
import { findCitizen } from './queries/citizens.ts';
import { unseal } from './sealed-text.ts';

type Export = RouteResponse<typeof routes.exportMe>;

/** What the modules that own reports and votes keep about a citizen. */
export type OwnRecords = (
  ctx: Ctx,
  citizenId: string,
) => Promise<Pick<Export, 'incidents' | 'votes'>>;

/** All that is kept about the citizen who asks. */
export const exportMe = async (ctx: Ctx, ownRecords: OwnRecords): Promise<Export> => {
  const { id } = requireCitizen(ctx.actor);
  const row = await findCitizen(ctx.db, id);
  if (!row) throw unauthenticated();
  const { secrets } = ctx;
  const { incidents, votes } = await ownRecords(ctx, id);
  await audit(ctx, ctx.db, { action: 'citizen.export', subjectType: 'citizen', subjectId: id });
  return {
    exportedAt: ctx.clock.now().toISOString(),
    profile: {
      id,
      phone: row.phoneCipher ? readPhone(secrets, id, row.phoneCipher) : '',
      name: row.nameCipher && unseal(secrets, 'name', id, row.nameCipher),
      language: row.language,
      createdAt: row.createdAt.toISOString(),
    },
    incidents,
    votes,
  };
};
