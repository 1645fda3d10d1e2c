import type { Language, RouteResponse, routes } from '@pulse/contract';
import type { Ctx, Tx } from '../../kernel/ctx.ts';
import { appendEvent } from '../../kernel/events.ts';
import { write } from '../../kernel/write.ts';
import { limitCodes, resendAfterSeconds } from './code-limits.ts';
import { codeMessage } from './code-message.ts';
import { codeLifetimeSeconds, hashCode, makeCode } from './one-time-code.ts';
import { parsePhone, phoneIndex } from './phone-vault.ts';
import { languageOfPhone } from './queries/citizens.ts';
import { insertCode, retireCodes } from './queries/codes.ts';
import { insertMessage } from './queries/messages.ts';
import { seal } from './sealed-text.ts';

interface CodeRequest {
  phone: string;
  language?: Language | undefined;
}

/**
 * Sends a one-time code. Known and unknown phones get the same answer.
 *
 * @throws DomainError `phone_invalid`, `too_many_tries`
 */
export const requestCode = async (
  ctx: Ctx,
  input: CodeRequest,
): Promise<RouteResponse<typeof routes.requestCode>> => {
  const phone = parsePhone(input.phone);
  const index = phoneIndex(ctx.secrets, phone);
  return write(ctx, async (tx) => {
    // Inside, so that a repeated key gets its first answer and is not counted again.
    await limitCodes(ctx, index);
    const known = await languageOfPhone(tx, index);
    const language = input.language ?? known ?? 'en';
    const code = makeCode();
    const now = ctx.clock.now();
    await retireCodes(tx, index, now);
    await insertCode(tx, {
      id: ctx.ids.next(),
      phoneIndex: index,
      codeHash: hashCode(ctx.secrets, index, code),
      language,
      createdAt: now,
      expiresAt: new Date(now.getTime() + codeLifetimeSeconds * 1000),
    });
    await queueMessage(ctx, tx, { phone, index, language, code });
    return {
      expiresInSeconds: codeLifetimeSeconds,
      resendAfterSeconds: resendAfterSeconds(ctx.config),
    };
  });
};

interface CodeToSend {
  phone: string;
  index: Buffer;
  language: Language;
  code: string;
}

const queueMessage = async (ctx: Ctx, tx: Tx, toSend: CodeToSend): Promise<void> => {
  const { secrets } = ctx;
  const id = ctx.ids.next();
  await insertMessage(tx, {
    id,
    channel: 'sms',
    toIndex: toSend.index,
    toCipher: seal(secrets, 'phone', id, toSend.phone),
    bodyCipher: seal(secrets, 'message', id, codeMessage(toSend.language, toSend.code)),
    codeCipher: seal(secrets, 'message', id, toSend.code),
    createdAt: ctx.clock.now(),
  });
  await appendEvent(ctx, tx, 'message.queued', { messageId: id });
};
