import { execFileSync } from 'node:child_process';
import { realpathSync, statSync } from 'node:fs';
import { chmod, cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { accountFor } from './account.ts';
import { findBinaries } from './binaries.ts';
import { choosePlacement } from './placement.ts';

const account = accountFor([]);
const top = realpathSync(await mkdtemp(join(tmpdir(), 'pulse-placement-')));
await chmod(top, 0o755);
afterAll(() => rm(top, { recursive: true, force: true }));

describe.skipIf(!account)(`placement as root${account ? '' : ' (skipped: not root)'}`, () => {
  it('copies the binaries once when only they are closed to the account', async () => {
    const installed = await findBinaries();
    await mkdir(join(top, 'clone'));
    await cp(installed.folder, join(top, 'clone/native'), {
      recursive: true,
      verbatimSymlinks: true,
    });
    await chmod(join(top, 'clone'), 0o700);
    await mkdir(join(top, 'data'));
    const told: string[] = [];
    const request = {
      dataFolder: join(top, 'data'),
      binaries: { folder: join(top, 'clone/native'), version: installed.version },
      account,
      placesFolders: [join(top, 'places')],
      onProgress: (text: string) => told.push(text),
    };
    const first = await choosePlacement(request);
    expect(first.homeFolder).toBe(join(top, 'data'));
    expect(first.binariesFolder.startsWith(join(top, 'places'))).toBe(true);
    const version = execFileSync(join(first.binariesFolder, 'bin/postgres'), ['--version'], {
      ...account,
      cwd: '/',
    });
    expect(version.toString()).toContain('PostgreSQL');
    expect(await choosePlacement(request)).toEqual(first);
    expect(told).toHaveLength(1);
  });

  it('passes over a places folder that is closed too', async () => {
    await mkdir(join(top, 'shut'), { mode: 0o700 });
    const { homeFolder } = await choosePlacement({
      dataFolder: join(top, 'shut'),
      binaries: await findBinaries(),
      account,
      placesFolders: [join(top, 'shut/places'), join(top, 'open')],
      onProgress() {},
    });
    expect(homeFolder.startsWith(join(top, 'open'))).toBe(true);
    expect(statSync(homeFolder).mode & 0o005).toBe(0o005);
  });
});
