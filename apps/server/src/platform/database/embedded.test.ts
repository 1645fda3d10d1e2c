import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, realpathSync, statSync } from 'node:fs';
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { PoolConfig } from 'pg';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { describeDatabase } from './contract-suite.ts';
import { isAlive } from './embedded/process-identity.ts';
import { stopPostmaster } from './embedded/stop-postmaster.ts';
import { type EmbeddedDatabaseOptions, openEmbeddedDatabase } from './embedded.ts';
import { askServer } from './external.ts';
import type { DatabaseServer } from './port.ts';

const isRoot = process.getuid?.() === 0;
const slow = { timeout: 60_000 };
const top = realpathSync(await mkdtemp(join(tmpdir(), 'pulse-embedded-')));
await chmod(top, 0o755);
const placesFolder = join(top, 'places');
const openFolder = join(top, 'tmp');
await mkdir(openFolder);
await chmod(openFolder, 0o777);
const opened: DatabaseServer[] = [];
const postmasters = new Set<number>();

afterEach(async () => {
  for (const server of opened.splice(0)) await server.close();
}, 60_000);
afterAll(async () => {
  for (const pid of postmasters) await stopPostmaster(pid);
  await rm(top, { recursive: true, force: true });
}, 60_000);

async function open(name: string, options: Partial<EmbeddedDatabaseOptions> = {}) {
  const server = await openEmbeddedDatabase({
    dataFolder: join(top, name),
    placesFolders: [placesFolder],
    ...options,
  });
  opened.push(server);
  return server;
}

const ask = (connection: PoolConfig, question: string) => askServer(connection, 5_000, question);

async function postmasterPid(connection: PoolConfig): Promise<number> {
  const folder = String(await ask(connection, 'show data_directory'));
  const pid = Number((await readFile(join(folder, 'postmaster.pid'), 'utf8')).split('\n')[0]);
  postmasters.add(pid);
  return pid;
}

/** A server process of its own, which can be killed. */
async function serve(name: string, user: { uid?: number; gid?: number } = {}) {
  const script = fileURLToPath(new URL('./testing/serve-embedded.ts', import.meta.url));
  const child = spawn(
    process.execPath,
    ['--import', import.meta.resolve('tsx'), script, join(top, name), placesFolder],
    { ...user, stdio: ['pipe', 'pipe', 'inherit'], env: { ...process.env, TMPDIR: openFolder } },
  );
  const [line] = await Promise.race([
    once(createInterface(child.stdout), 'line'),
    once(child, 'exit').then(() => ['{"error":"ended without a word"}']),
  ]);
  const said: { connection?: PoolConfig; error?: string } = JSON.parse(line);
  const end = async (how: 'kill' | 'close') => {
    const exited = once(child, 'exit');
    if (how === 'kill') child.kill('SIGKILL');
    else child.stdin.end();
    await exited;
  };
  return { connection: said.connection ?? {}, error: said.error, end };
}

describe('embedded', () => {
  describeDatabase(() =>
    openEmbeddedDatabase({ dataFolder: join(top, 'suite'), placesFolders: [placesFolder] }),
  );

  it('keeps the data over a restart, tells its progress, and leaves no process', slow, async () => {
    const told: string[] = [];
    const first = await open('restart', { onProgress: (text) => told.push(text) });
    expect(told).toEqual([
      'Creating the database (first start only)',
      'Starting PostgreSQL',
      'PostgreSQL is ready',
    ]);
    await ask(first.connection, 'create table kept as select 7 as n');
    const pid = await postmasterPid(first.connection);
    await first.close();
    expect(isAlive(pid)).toBe(false);
    expect(await first.health()).toMatchObject({ ok: false, kind: 'embedded' });

    const second = await open('restart');
    expect(await ask(second.connection, 'select n from kept')).toBe(7);
  });

  it('listens on no port, asks for the password, and keeps that to itself', slow, async () => {
    const { connection } = await open('private');
    expect(await ask(connection, 'show listen_addresses')).toBe('');
    await expect(ask({ ...connection, password: 'guess' }, 'select 1')).rejects.toThrow('password');
    expect(statSync(join(top, 'private', 'postgres-password')).mode & 0o777).toBe(0o600);
  });

  it('starts PostgreSQL again when it dies', slow, async () => {
    const server = await open('dies');
    await ask(server.connection, 'create table kept as select 7 as n');
    process.kill(await postmasterPid(server.connection), 'SIGKILL');
    await vi.waitFor(
      async () => expect(await ask(server.connection, 'select n from kept')).toBe(7),
      30_000,
    );
    await postmasterPid(server.connection);
    expect(await server.health()).toMatchObject({ ok: true });
  });

  it('adopts the PostgreSQL that a killed server left', slow, async () => {
    const killed = await serve('adopts');
    await ask(killed.connection, 'create table kept as select 7 as n');
    const pid = await postmasterPid(killed.connection);
    await killed.end('kill');
    expect(isAlive(pid)).toBe(true);

    const server = await open('adopts');
    expect(await postmasterPid(server.connection)).toBe(pid);
    expect(await ask(server.connection, 'select n from kept')).toBe(7);
    await server.close();
    expect(isAlive(pid)).toBe(false);
  });

  it(
    'starts over what died together with its server, and after a pid was taken',
    slow,
    async () => {
      const killed = await serve('stale');
      const pid = await postmasterPid(killed.connection);
      await killed.end('kill');
      process.kill(pid, 'SIGKILL');
      await vi.waitFor(() => expect(isAlive(pid)).toBe(false), 10_000);
      const pidPath = join(String(killed.connection.host), '..', 'postgres', 'postmaster.pid');
      const lines = (await readFile(pidPath, 'utf8')).split('\n');
      await writeFile(pidPath, [process.ppid, ...lines.slice(1)].join('\n'));

      const server = await open('stale');
      expect(await server.health()).toMatchObject({ ok: true });
      expect(await postmasterPid(server.connection)).not.toBe(pid);
    },
  );

  it('refuses a second server on the same folder while the first lives', slow, async () => {
    const first = await serve('shared');
    await postmasterPid(first.connection);
    await expect(open('shared')).rejects.toThrow(/Another Pulse server \(process \d+\) is using/);
    expect(await ask(first.connection, 'select 1')).toBe(1);
    await first.end('close');
    expect(await (await open('shared')).health()).toMatchObject({ ok: true });
  });

  it('takes a long path, for which a socket has no room', slow, async () => {
    const name = join('long', 'x'.repeat(100));
    const server = await open(name);
    const socketFolder = String(server.connection.host);
    expect(socketFolder.length).toBeLessThan(90);
    expect(await server.health()).toMatchObject({ ok: true });
    await server.close();
    expect(existsSync(socketFolder)).toBe(false);
  });

  it('shows the end of the log when PostgreSQL does not start', slow, async () => {
    await (await open('broken')).close();
    await writeFile(join(top, 'broken', 'postgres', 'postgresql.conf'), 'nonsense = 1\n');
    await expect(open('broken')).rejects.toThrow(/did not start.*\n.*"nonsense"/s);
  });

  it('leaves no process when its password file does not fit', slow, async () => {
    const server = await open('locked-out');
    const pid = await postmasterPid(server.connection);
    await server.close();
    await writeFile(join(top, 'locked-out', 'postgres-password'), 'another');
    await expect(open('locked-out')).rejects.toThrow('password authentication failed');
    expect(isAlive(pid)).toBe(false);
    expect(existsSync(join(top, 'locked-out', 'postgres', 'postmaster.pid'))).toBe(false);
  });

  describe.skipIf(!isRoot)(`as root${isRoot ? '' : ' (skipped: not root)'}`, () => {
    it('runs in a place outside when its folder is closed to others', slow, async () => {
      await mkdir(join(top, 'closed'), { mode: 0o700 });
      const first = await open('closed/data');
      const place = (await readFile(join(top, 'closed/data/postgres-place'), 'utf8')).trim();
      expect(await ask(first.connection, 'show data_directory')).toBe(join(place, 'postgres'));
      expect(JSON.parse(await readFile(join(place, 'owner.json'), 'utf8')).dataFolder).toBe(
        join(top, 'closed/data'),
      );
      await ask(first.connection, 'create table kept as select 7 as n');
      await first.close();
      expect(await ask((await open('closed/data')).connection, 'select n from kept')).toBe(7);
    });

    it('shares no place with a copy of the folder', slow, async () => {
      await mkdir(join(top, 'original'), { mode: 0o700 });
      const original = await open('original/data');
      await cp(join(top, 'original'), join(top, 'copied'), { recursive: true });
      await rm(join(top, 'copied/data/server.lock'));
      await chmod(join(top, 'copied'), 0o700);
      const copied = await open('copied/data');
      expect(copied.connection.host).not.toBe(original.connection.host);
    });

    it(
      'cleans a place, and stops what runs there, once its data folder is gone',
      slow,
      async () => {
        await mkdir(join(top, 'removed'), { mode: 0o700 });
        const killed = await serve('removed/data');
        const pid = await postmasterPid(killed.connection);
        const place = (await readFile(join(top, 'removed/data/postgres-place'), 'utf8')).trim();
        await killed.end('kill');
        await rm(join(top, 'removed'), { recursive: true });
        const before = await readdir(placesFolder);
        await open('cleaner');
        expect(isAlive(pid)).toBe(false);
        expect(existsSync(place)).toBe(false);
        expect((await readdir(placesFolder)).length).toBe(before.length - 1);
      },
    );

    it('serves a normal user, and then the same folder as root', slow, async () => {
      const uid = Number(execFileSync('id', ['-u', 'nobody']).toString());
      const gid = Number(execFileSync('id', ['-g', 'nobody']).toString());
      await mkdir(join(top, 'user'));
      execFileSync('chown', [`${uid}:${gid}`, join(top, 'user')]);
      const user = await serve('user', { uid, gid });
      expect(user.error).toBeUndefined();
      await postmasterPid(user.connection);
      await ask(user.connection, 'create table kept as select 7 as n');
      await user.end('close');
      expect(statSync(join(top, 'user/postgres')).uid).toBe(uid);
      expect(await ask((await open('user')).connection, 'select n from kept')).toBe(7);
    });
  });
});
