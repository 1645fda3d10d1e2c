import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { describeBlobs } from './contract-suite.ts';
import { openDiskBlobs } from './disk.ts';

const folder = await mkdtemp(join(tmpdir(), 'pulse-blobs-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('disk', () => {
  describeBlobs(() => openDiskBlobs({ folder: join(folder, 'suite') }));

  it('leaves no part files behind', async () => {
    const blobs = await openDiskBlobs({ folder: join(folder, 'tidy') });
    await blobs.put('one', Buffer.from('1'), 'text/plain');
    expect((await readdir(join(folder, 'tidy'))).sort()).toEqual(['.one.type', 'one']);
  });

  it('shows a whole version to readers while it is being replaced', async () => {
    const blobs = await openDiskBlobs({ folder: join(folder, 'contended') });
    const versions = ['a', 'b'].map((letter) => Buffer.from(letter.repeat(100_000)));
    await blobs.put('contended', Buffer.from('a'.repeat(100_000)), 'text/plain');
    const writes = Promise.all(
      Array.from({ length: 10 }, (_, turn) =>
        blobs.put('contended', versions[turn % 2] ?? Buffer.of(), 'text/plain'),
      ),
    );
    for (let turn = 0; turn < 10; turn += 1) {
      const found = await blobs.get('contended');
      expect(versions.some((version) => found?.bytes.equals(version))).toBe(true);
    }
    await writes;
  });

  it('says so when its folder has gone', async () => {
    const blobs = await openDiskBlobs({ folder: join(folder, 'removed') });
    await rm(join(folder, 'removed'), { recursive: true });
    expect(await blobs.health()).toMatchObject({ ok: false, kind: 'disk' });
  });
});
