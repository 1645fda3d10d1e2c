import { createHmac, randomInt, timingSafeEqual } from 'node:crypto';
import type { Secrets } from '../../config/index.ts';
import { deriveKey } from './derive-key.ts';

export const codeLifetimeSeconds = 300;
export const triesPerCode = 5;

export const makeCode = (): string => String(randomInt(1_000_000)).padStart(6, '0');

/** Bound to the phone: the same six digits of somebody else hash to something else. */
export const hashCode = (secrets: Secrets, phoneIndex: Buffer, code: string): Buffer =>
  createHmac('sha256', deriveKey(secrets, 'code')).update(phoneIndex).update(code).digest();

export const isSameHash = (first: Buffer, second: Buffer): boolean =>
  first.length === second.length && timingSafeEqual(first, second);
