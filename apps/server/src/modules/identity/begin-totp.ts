import type { RouteResponse, routes } from '@pulse/contract';
import { requireStaff } from '../../kernel/actor.ts';
import { audit } from '../../kernel/audit.ts';
import type { Ctx } from '../../kernel/ctx.ts';
import { DomainError } from '../../kernel/errors.ts';
import { write } from '../../kernel/write.ts';
import { unauthenticated } from './access-token.ts';
import { findStaff, updateStaffRow } from './queries/staff.ts';
import { makeTotpSecret, sealTotpSecret, totpUri } from './totp.ts';

/**
 * Gives a secret for an authenticator app; it counts once `confirmTotp` saw it work.
 *
 * @throws DomainError `invalid_transition` while one is switched on
 */
export const beginTotp = (ctx: Ctx): Promise<RouteResponse<typeof routes.beginTotp>> => {
  const { id } = requireStaff(ctx.actor);
  return write(ctx, async (tx) => {
    const staff = await findStaff(tx, id);
    if (!staff) throw unauthenticated();
    if (staff.totpEnabled) throw alreadyOn();
    const secret = makeTotpSecret();
    await updateStaffRow(tx, id, {
      totpCipher: sealTotpSecret(ctx.secrets, id, secret),
      totpStep: null,
    });
    await audit(ctx, tx, { action: 'staff.totp_begin', subjectType: 'staff', subjectId: id });
    return { secret, uri: totpUri(staff.email, secret) };
  });
};

const alreadyOn = () =>
  new DomainError('invalid_transition', 'An authenticator is switched on already.', {
    remedy: 'Switch it off first.',
  });
