import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Secrets } from '../../config/index.ts';
import { deriveKey, type KeyPurpose } from './derive-key.ts';

export type SealedField = Exclude<KeyPurpose, 'phone-index' | 'code'>;

const format = 1;
const ivBytes = 12;
const tagBytes = 16;

/**
 * AES-256-GCM: format byte, iv, tag, ciphertext. The row's id is authenticated with it, so that
 * nobody with write access to the table can move one person's phone to another.
 */
export const seal = (
  secrets: Secrets,
  field: SealedField,
  rowId: string,
  plainText: string,
): Buffer => {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', deriveKey(secrets, field), iv);
  cipher.setAAD(Buffer.from(rowId));
  const sealed = Buffer.concat([cipher.update(plainText, 'utf8'), cipher.final()]);
  return Buffer.concat([Buffer.of(format), iv, cipher.getAuthTag(), sealed]);
};

/** @throws when the text was changed, moved to another row, or sealed with another data key */
export const unseal = (
  secrets: Secrets,
  field: SealedField,
  rowId: string,
  sealed: Buffer,
): string => {
  if (sealed[0] !== format) throw new Error(`sealed ${field} has an unknown format`);
  const iv = sealed.subarray(1, 1 + ivBytes);
  const tag = sealed.subarray(1 + ivBytes, 1 + ivBytes + tagBytes);
  const decipher = createDecipheriv('aes-256-gcm', deriveKey(secrets, field), iv, {
    authTagLength: tagBytes,
  });
  decipher.setAAD(Buffer.from(rowId));
  decipher.setAuthTag(tag);
  const plain = decipher.update(sealed.subarray(1 + ivBytes + tagBytes));
  return Buffer.concat([plain, decipher.final()]).toString('utf8');
};
