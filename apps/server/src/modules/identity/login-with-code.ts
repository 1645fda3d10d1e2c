import type { TokenPair } from '@pulse/contract';
import { audit } from '../../kernel/audit.ts';
import type { Ctx } from '../../kernel/ctx.ts';
import { DomainError } from '../../kernel/errors.ts';
import { isDemoPhone } from './demo-phones.ts';
import { citizenMe } from './me.ts';
import { hashCode, isSameHash, triesPerCode } from './one-time-code.ts';
import { parsePhone, phoneIndex, sealPhone } from './phone-vault.ts';
import { citizenOfPhone } from './queries/citizens.ts';
import { newestCode, takeTry, useCode } from './queries/codes.ts';
import { startSession } from './session.ts';

/**
 * Signs a citizen in; the first sign-in of a phone makes the citizen.
 *
 * @throws DomainError `phone_invalid`, `code_wrong`, `code_expired`, `too_many_tries`
 */
export const loginWithCode = async (
  ctx: Ctx,
  input: { phone: string; otp: string },
): Promise<TokenPair> => {
  const phone = parsePhone(input.phone);
  const index = phoneIndex(ctx.secrets, phone);
  const now = ctx.clock.now();
  const code = await newestCode(ctx.db, index);
  if (!code || code.usedAt !== null || code.expiresAt <= now) throw codeExpired();
  // Counted before it is compared, and for good: parallel guesses share the tries.
  if (!(await takeTry(ctx.db, code.id, triesPerCode))) throw tooManyTries();
  if (!isSameHash(code.codeHash, hashCode(ctx.secrets, index, input.otp))) throw codeWrong();

  return ctx.db.transaction().execute(async (tx) => {
    if (!(await useCode(tx, code.id, now))) throw codeExpired();
    const newId = ctx.ids.next();
    const citizen = await citizenOfPhone(tx, {
      id: newId,
      phoneIndex: index,
      phoneCipher: sealPhone(ctx.secrets, newId, phone),
      language: code.language,
      isDemo: ctx.config.mode !== 'production' && isDemoPhone(phone),
      now,
    });
    const { id, isDemo } = citizen;
    const tokens = await startSession(ctx, tx, { kind: 'citizen', id, role: 'citizen' });
    await audit({ ...ctx, actor: { kind: 'citizen', id, isDemo } }, tx, {
      action: 'citizen.login',
      subjectType: 'citizen',
      subjectId: id,
      detail: { first: id === newId },
    });
    return { ...tokens, user: citizenMe(ctx, citizen) };
  });
};

const codeWrong = () =>
  new DomainError('code_wrong', 'The code is not right.', {
    remedy: 'Look at the newest message and type its six digits.',
  });

/** Also for phones that never asked for one, so that nobody learns which are known. */
const codeExpired = () =>
  new DomainError('code_expired', 'The code has expired or was used already.', {
    remedy: 'Ask for a new code.',
  });

const tooManyTries = () =>
  new DomainError('too_many_tries', 'The code was tried too often.', {
    remedy: 'Ask for a new code.',
  });
