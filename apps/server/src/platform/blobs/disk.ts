import { randomUUID } from 'node:crypto';
import { access, constants, mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { measureHealth } from '../health.ts';
import { type Blobs, requireBlobKey } from './port.ts';

export interface DiskBlobsOptions {
  folder: string;
}

/** Each blob is one file; its content type lies beside it in a hidden file, written first. */
export async function openDiskBlobs({ folder }: DiskBlobsOptions): Promise<Blobs> {
  await mkdir(folder, { recursive: true });
  const pathOf = (key: string) => join(folder, requireBlobKey(key));

  return {
    kind: 'disk',
    async put(key, bytes, contentType) {
      const path = pathOf(key);
      await mkdir(dirname(path), { recursive: true });
      await writeDurably(typePathOf(path), Buffer.from(contentType));
      await writeDurably(path, bytes);
    },
    async get(key) {
      const path = pathOf(key);
      const bytes = await readIfThere(path);
      if (bytes === undefined) return undefined;
      const type = await readIfThere(typePathOf(path));
      const contentType = type?.toString() ?? 'application/octet-stream';
      return { bytes, contentType, sizeBytes: bytes.length };
    },
    async exists(key) {
      try {
        return (await stat(pathOf(key))).isFile();
      } catch (error) {
        if (isMissing(error)) return false;
        throw error;
      }
    },
    async delete(key) {
      const path = pathOf(key);
      await rm(path, { force: true });
      await rm(typePathOf(path), { force: true });
    },
    health: () =>
      measureHealth('disk', async () => {
        await access(folder, constants.W_OK);
        return undefined;
      }),
    async close() {},
  };
}

function typePathOf(path: string): string {
  return join(dirname(path), `.${basename(path)}.type`);
}

/** A reader sees the old bytes or the new ones, never a part, even after a power cut. */
async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  const temporaryPath = join(dirname(path), `.${randomUUID()}.part`);
  try {
    const file = await open(temporaryPath, 'wx');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporaryPath, path);
  } catch (error) {
    await rm(temporaryPath, { force: true });
    throw error;
  }
  await syncFolder(dirname(path));
}

/** The rename itself lives in the folder, which has its own cache. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function readIfThere(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

const missingCodes = new Set(['ENOENT', 'ENOTDIR', 'EISDIR']);

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && missingCodes.has(String(error.code));
}
