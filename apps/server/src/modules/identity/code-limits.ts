import type { Config } from '../../config/index.ts';
import type { Ctx } from '../../kernel/ctx.ts';
import { DomainError } from '../../kernel/errors.ts';

const hourMs = 3_600_000;
/** Who tries the demo signs in often and pays for no texts. */
const perPhonePerHour = (config: Config): number => (config.mode === 'demo' ? 10 : 5);

export const resendAfterSeconds = (config: Config): number =>
  isUnlimited(config) || config.mode === 'demo' ? 0 : 30;

/**
 * Each text costs money and annoys whoever owns the number: few per phone, some per address.
 *
 * @throws DomainError `too_many_tries` with the seconds to wait
 */
export const limitCodes = async (ctx: Ctx, phoneIndex: Buffer): Promise<void> => {
  // The address first: one that is shut out must not use up what a phone may get.
  const perAddress = perAddressPerHour(ctx.config);
  if (ctx.address !== null && perAddress > 0) {
    await count(ctx, `code:address:${ctx.address}`, perAddress, hourMs);
  }
  const phone = phoneIndex.toString('hex');
  const pauseMs = resendAfterSeconds(ctx.config) * 1000;
  if (pauseMs > 0) await count(ctx, `code:pause:${phone}`, 1, pauseMs);
  await count(ctx, `code:phone:${phone}`, perPhonePerHour(ctx.config), hourMs);
};

const count = async (ctx: Ctx, key: string, most: number, windowMs: number): Promise<void> => {
  const counter = await ctx.cache.increment(key, windowMs);
  if (counter.count <= most) return;
  throw new DomainError('too_many_tries', 'Too many codes were asked for.', {
    remedy: 'Wait a little, then ask for a new code.',
    retryAfterSeconds: Math.max(1, Math.ceil(counter.expiresInMs / 1000)),
  });
};

/** 0 is off: in a test one machine plays every citizen, and in a demo it plays many. */
const perAddressPerHour = (config: Config): number => {
  if (isUnlimited(config)) return 0;
  return config.mode === 'demo' ? 600 : 20;
};

const isUnlimited = (config: Config): boolean =>
  config.mode === 'test' || config.rateLimitPerMinute === 0;
