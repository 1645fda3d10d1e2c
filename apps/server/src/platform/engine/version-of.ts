import { createHash } from 'node:crypto';

/** Names a model by its content, such as `category@1f3a9c02`. */
export const versionOf = (name: string, bytes: Uint8Array): string =>
  `${name}@${createHash('sha256').update(bytes).digest('hex').slice(0, 8)}`;
