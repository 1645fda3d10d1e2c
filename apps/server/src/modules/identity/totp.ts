import { Secret, TOTP } from 'otpauth';
import type { Secrets } from '../../config/index.ts';
import { DomainError } from '../../kernel/errors.ts';
import { seal, unseal } from './sealed-text.ts';

const periodSeconds = 30;

export const makeTotpSecret = (): string => new Secret({ size: 20 }).base32;

/** What an authenticator app reads from a QR code. */
export const totpUri = (email: string, secret: string): string =>
  new TOTP({ issuer: 'Pulse', label: email, secret }).toString();

export const sealTotpSecret = (secrets: Secrets, staffId: string, secret: string): Buffer =>
  seal(secrets, 'totp', staffId, secret);

/** The 30 s step that the code belongs to, one either side allowed (RFC 6238); else undefined. */
export const totpStepOf = (
  secrets: Secrets,
  staffId: string,
  cipher: Buffer,
  code: string,
  now: Date,
): number | undefined => {
  const timestamp = now.getTime();
  const secret = Secret.fromBase32(unseal(secrets, 'totp', staffId, cipher));
  const delta = TOTP.validate({ token: code, secret, period: periodSeconds, timestamp, window: 1 });
  return delta === null ? undefined : TOTP.counter({ period: periodSeconds, timestamp }) + delta;
};

export const totpWrong = () =>
  new DomainError('totp_wrong', 'The authenticator code is not right.', {
    remedy: 'Wait for the next code of the app; each works once.',
  });
