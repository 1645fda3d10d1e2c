import { hkdfSync } from 'node:crypto';
import type { Secrets } from '../../config/index.ts';

export type KeyPurpose = 'phone-index' | 'code' | 'phone' | 'name' | 'message' | 'totp';

/** One key per purpose (HKDF, RFC 5869): what leaks about one says nothing about another. */
export const deriveKey = (secrets: Secrets, purpose: KeyPurpose): Buffer =>
  Buffer.from(hkdfSync('sha256', secrets.dataKey, '', `pulse/${purpose}/1`, 32));
