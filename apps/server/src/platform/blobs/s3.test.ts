import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import S3rver from 's3rver';
import { afterAll, describe, expect, it } from 'vitest';
import { openSeverableProxy } from '../testing/severable-proxy.ts';
import { describeBlobs } from './contract-suite.ts';
import { openS3Blobs } from './s3.ts';

const folder = await mkdtemp(join(tmpdir(), 'pulse-s3-'));
const server = new S3rver({ address: '127.0.0.1', port: 0, silent: true, directory: folder });
const { port } = await server.run();
const access = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' };

afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

describe('s3', () => {
  describeBlobs(() =>
    openS3Blobs({ ...access, bucket: 'suite', endpoint: `http://127.0.0.1:${port}` }),
  );

  it('opens while the store is away, and works once it is there', async () => {
    const proxy = await openSeverableProxy({ host: '127.0.0.1', port });
    await proxy.cut();
    const endpoint = `http://127.0.0.1:${proxy.port}`;
    const blobs = await openS3Blobs({ ...access, bucket: 'later', endpoint });
    try {
      await expect(blobs.put('a', Buffer.from('1'), 'text/plain')).rejects.toThrow();
      expect(await blobs.health()).toMatchObject({ ok: false, kind: 's3' });
      await proxy.restore();
      await blobs.put('a', Buffer.from('1'), 'text/plain');
      expect((await blobs.get('a'))?.bytes.toString()).toBe('1');
      expect(await blobs.health()).toMatchObject({ ok: true });
    } finally {
      await blobs.close();
      await proxy.close();
    }
  });

  it('gives up on a store that swallows requests', async () => {
    const proxy = await openSeverableProxy({ host: '127.0.0.1', port });
    const endpoint = `http://127.0.0.1:${proxy.port}`;
    const blobs = await openS3Blobs({ ...access, bucket: 'suite', endpoint, timeoutMs: 200 });
    proxy.stall();
    try {
      await expect(blobs.get('a')).rejects.toThrow();
    } finally {
      await blobs.close();
      await proxy.close();
    }
  });
});
