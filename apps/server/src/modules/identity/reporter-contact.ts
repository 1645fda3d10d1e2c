import type { Ctx } from '../../kernel/ctx.ts';
import { readPhone } from './phone-vault.ts';
import { findCitizen } from './queries/citizens.ts';
import { unseal } from './sealed-text.ts';

export interface ReporterContact {
  phone: string | null;
  name: string | null;
}

/** How to reach a citizen. Whoever calls this has authorised and audits it: they know why. */
export const reporterContact = async (ctx: Ctx, citizenId: string): Promise<ReporterContact> => {
  const row = await findCitizen(ctx.db, citizenId);
  return {
    phone: row?.phoneCipher ? readPhone(ctx.secrets, citizenId, row.phoneCipher) : null,
    name: row?.nameCipher ? unseal(ctx.secrets, 'name', citizenId, row.nameCipher) : null,
  };
};
