import type { Ctx } from '../../kernel/ctx.ts';
import type { JsonObject } from '../../kernel/database.generated.ts';
import { SmsError } from '../../platform/sms/index.ts';
import { codeLifetimeSeconds } from './one-time-code.ts';
import { lockMessage, markFailed, markSent } from './queries/messages.ts';
import { unseal } from './sealed-text.ts';

/**
 * Hands one message to the provider. What was sent, failed for good or was deleted is left alone,
 * so that it may be called again.
 *
 * @throws when the provider may take it later
 */
export const sendMessage = async (ctx: Ctx, payload: JsonObject): Promise<void> => {
  const { messageId } = payload;
  if (typeof messageId !== 'string') return;
  await ctx.db.transaction().execute(async (tx) => {
    const message = await lockMessage(tx, messageId);
    if (message?.status !== 'queued') return;
    const ageMs = ctx.clock.now().getTime() - message.createdAt.getTime();
    if (message.codeCipher !== null && ageMs > codeLifetimeSeconds * 1000) {
      await markFailed(tx, messageId, 'its code expired before it could be sent');
      return;
    }
    try {
      const { providerId } = await ctx.sms.send({
        id: messageId,
        to: unseal(ctx.secrets, 'phone', messageId, message.toCipher),
        body: unseal(ctx.secrets, 'message', messageId, message.bodyCipher),
      });
      await markSent(tx, messageId, providerId, ctx.clock.now());
    } catch (error) {
      if (!(error instanceof SmsError) || error.retryable) throw error;
      await markFailed(tx, messageId, error.message);
    }
  });
};
