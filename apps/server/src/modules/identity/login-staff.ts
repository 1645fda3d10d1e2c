import type { TokenPair } from '@pulse/contract';
import { audit } from '../../kernel/audit.ts';
import type { Ctx, Tx } from '../../kernel/ctx.ts';
import { DomainError } from '../../kernel/errors.ts';
import { countLoginTry, forgetLoginTries } from './login-limit.ts';
import { staffMe } from './me.ts';
import { isPasswordRight } from './password.ts';
import { lockUser } from './queries/sessions.ts';
import { acceptTotpStep, findStaff, findStaffByEmail, type StaffRow } from './queries/staff.ts';
import { startSession } from './session.ts';
import { totpStepOf, totpWrong } from './totp.ts';

interface StaffLogin {
  email: string;
  password: string;
  totp?: string | undefined;
}

/**
 * @throws DomainError `credentials_wrong`, `totp_required`, `totp_wrong`, `too_many_tries`;
 *   which of e-mail and password was wrong is not said, nor measurable
 */
export const loginStaff = async (ctx: Ctx, input: StaffLogin): Promise<TokenPair> => {
  const email = input.email.toLowerCase();
  await countLoginTry(ctx, email);
  const staff = await findStaffByEmail(ctx.db, email);
  try {
    const right = await isPasswordRight(staff?.passwordHash, input.password);
    if (!staff || !right) throw credentialsWrong();
    const pair = await ctx.db.transaction().execute((tx) => signIn(ctx, tx, staff, input.totp));
    await forgetLoginTries(ctx, email);
    return pair;
  } catch (error) {
    if (error instanceof DomainError) await auditFailure(ctx, staff, error);
    throw error;
  }
};

const signIn = async (
  ctx: Ctx,
  tx: Tx,
  judged: StaffRow,
  totp: string | undefined,
): Promise<TokenPair> => {
  const { id } = judged;
  await lockUser(tx, 'staff', id);
  const staff = await findStaff(tx, id);
  // Switched off, or given a new password, while the old one was being checked.
  if (!staff?.active || staff.passwordHash !== judged.passwordHash) throw credentialsWrong();
  if (staff.totpEnabled && staff.totpCipher) {
    if (totp === undefined) throw totpRequired();
    const step = totpStepOf(ctx.secrets, id, staff.totpCipher, totp, ctx.clock.now());
    if (step === undefined || !(await acceptTotpStep(tx, id, step))) throw totpWrong();
  }
  const { name, role, zoneIds } = staff;
  const tokens = await startSession(ctx, tx, { kind: 'staff', id, role });
  await audit({ ...ctx, actor: { kind: 'staff', id, name, role, zoneIds } }, tx, {
    action: 'staff.login',
    subjectType: 'staff',
    subjectId: id,
    detail: { totp: staff.totpEnabled },
  });
  return { ...tokens, user: staffMe(ctx, staff) };
};

const auditFailure = async (ctx: Ctx, staff: StaffRow | undefined, error: DomainError) => {
  await audit(ctx, ctx.db, {
    action: 'staff.login_failed',
    subjectType: 'staff',
    subjectId: staff?.id ?? null,
    detail: { reason: error.code },
  });
};

const credentialsWrong = () =>
  new DomainError('credentials_wrong', 'E-mail or password is not right.', {
    remedy: 'Check both, or ask an administrator for a new password.',
  });

const totpRequired = () =>
  new DomainError('totp_required', 'This account also needs an authenticator code.', {
    remedy: 'Type the six digits that the authenticator app shows.',
  });
