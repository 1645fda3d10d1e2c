import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { Photo } from '@pulse/contract';
import type { Ctx } from '../../kernel/ctx.ts';

const hourSeconds = 3600;

/** Addresses of the three sizes; signed, they open a photo that is not public for one to two hours. */
export const photoUrls = (ctx: Ctx, photoId: string, signed: boolean): Photo['urls'] => {
  const query = signed ? signedQuery(ctx, photoId) : '';
  return {
    thumb: `/api/photos/${photoId}/thumb${query}`,
    medium: `/api/photos/${photoId}/medium${query}`,
    large: `/api/photos/${photoId}/large${query}`,
  };
};

export const isSignatureValid = (
  ctx: Ctx,
  photoId: string,
  given: { expires?: string; signature?: string },
): boolean => {
  if (given.expires === undefined || given.signature === undefined) return false;
  if (!/^\d{1,12}$/.test(given.expires)) return false;
  if (Number(given.expires) * 1000 <= ctx.clock.now().getTime()) return false;
  const expected = sign(ctx, photoId, given.expires);
  const actual = Buffer.from(given.signature, 'base64url');
  return actual.length === expected.length && timingSafeEqual(actual, expected);
};

/** Rounded up to the hour, so that a photo keeps its address, and its place in caches, for a while. */
const signedQuery = (ctx: Ctx, photoId: string): string => {
  const hours = Math.ceil(ctx.clock.now().getTime() / 1000 / hourSeconds) + 1;
  const expires = String(hours * hourSeconds);
  return `?expires=${expires}&signature=${sign(ctx, photoId, expires).toString('base64url')}`;
};

const sign = (ctx: Ctx, photoId: string, expires: string): Buffer => {
  const key = Buffer.from(hkdfSync('sha256', ctx.secrets.jwtSecret, '', 'photo-urls', 32));
  return createHmac('sha256', key).update(`${photoId}\n${expires}`).digest();
};
