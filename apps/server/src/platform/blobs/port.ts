import type { Health } from '../health.ts';

export interface Blob {
  bytes: Buffer;
  contentType: string;
  sizeBytes: number;
}

export interface Blobs {
  kind: string;
  /** Replaces what was there; durable when it resolves. */
  put(key: string, bytes: Uint8Array, contentType: string): Promise<void>;
  get(key: string): Promise<Blob | undefined>;
  exists(key: string): Promise<boolean>;
  /** Deleting what is not there is no error. */
  delete(key: string): Promise<void>;
  health(): Promise<Health>;
  close(): Promise<void>;
}

export class InvalidBlobKeyError extends Error {
  override name = 'InvalidBlobKeyError';
}

const segment = '[A-Za-z0-9_-][A-Za-z0-9._-]*';
const keyPattern = new RegExp(`^${segment}(/${segment})*$`);
const longestKeyChars = 512;

/** No segment may begin with a dot: that shuts out `..` and the hidden files of the disk store. */
export function requireBlobKey(key: string): string {
  if (key.length > longestKeyChars || !keyPattern.test(key)) {
    throw new InvalidBlobKeyError(`not a blob key: ${JSON.stringify(key.slice(0, 80))}`);
  }
  return key;
}
