import { createHmac } from 'node:crypto';
import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { Secrets } from '../../config/index.ts';
import { DomainError } from '../../kernel/errors.ts';
import { deriveKey } from './derive-key.ts';
import { seal, unseal } from './sealed-text.ts';

/**
 * Gives the number in E.164. Only its length is judged: numbering plans grow faster than the
 * metadata shipped here, and the carrier knows best which numbers exist.
 *
 * @throws DomainError `phone_invalid`
 */
export const parsePhone = (text: string): string => {
  const parsed = parsePhoneNumberFromString(text, { defaultCountry: 'IN', extract: false });
  if (parsed?.isPossible() && parsed.ext === undefined) return parsed.number;
  throw new DomainError('phone_invalid', 'This is not a phone number that can be reached.', {
    remedy: 'Give it with its country code, such as +91 98765 43210.',
    errors: [{ path: 'body.phone', message: 'is not a phone number' }],
  });
};

/** Finds a number without keeping it readable; keyed, since all numbers can be hashed in an hour. */
export const phoneIndex = (secrets: Secrets, phone: string): Buffer =>
  createHmac('sha256', deriveKey(secrets, 'phone-index')).update(phone).digest();

export const sealPhone = (secrets: Secrets, citizenId: string, phone: string): Buffer =>
  seal(secrets, 'phone', citizenId, phone);

export const readPhone = (secrets: Secrets, citizenId: string, cipher: Buffer): string =>
  unseal(secrets, 'phone', citizenId, cipher);

/** `+91 ••••• •3210`: the country and the last four digits. */
export const maskPhone = (phone: string): string => {
  const parsed = parsePhoneNumberFromString(phone);
  const countryCode = parsed?.countryCallingCode ?? '';
  const national = parsed?.nationalNumber ?? phone.replace(/\D/g, '');
  const masked = '•'.repeat(Math.max(0, national.length - 4)) + national.slice(-4);
  const half = Math.ceil(masked.length / 2);
  return `${countryCode ? `+${countryCode} ` : ''}${masked.slice(0, half)} ${masked.slice(half)}`;
};
