import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { openSeverableProxy } from '../testing/severable-proxy.ts';
import { openTestDatabase } from '../testing/template-database.ts';
import { describeDatabase } from './contract-suite.ts';
import { createDatabase } from './create-database.ts';
import { openExternalDatabase } from './external.ts';

const url = process.env.TEST_DATABASE_URL;
const reason = url ? '' : ' (skipped: TEST_DATABASE_URL is not set)';
const noMigrations = await mkdtemp(join(tmpdir(), 'pulse-none-'));
afterAll(() => rm(noMigrations, { recursive: true }));

describe.skipIf(!url)(`external${reason}`, () => {
  describeDatabase(async () => {
    const own = await openTestDatabase({ migrationsFolder: noMigrations });
    const server = await openExternalDatabase({ url: own.url });
    return { ...server, close: () => own.close() };
  });

  it('says so while the server is away, and recovers', async () => {
    const target = new URL(url ?? 'postgres://unset');
    const host = target.searchParams.get('host') ?? target.hostname;
    const proxy = await openSeverableProxy(
      host.startsWith('/')
        ? { path: `${host}/.s.PGSQL.${target.port || 5432}` }
        : { host, port: Number(target.port || 5432) },
    );
    target.searchParams.delete('host');
    target.hostname = '127.0.0.1';
    target.port = String(proxy.port);
    const server = await openExternalDatabase({ url: target.href });
    const database = createDatabase({ connection: server.connection });
    const heard: (string | undefined)[] = [];
    await database.listen('outage', (payload) => heard.push(payload));
    try {
      await proxy.cut();
      expect(await server.health()).toMatchObject({ ok: false, kind: 'external' });
      expect(await database.health()).toMatchObject({ ok: false });
      await expect(database.pool.query('select 1')).rejects.toThrow();
      await proxy.restore();
      expect(await database.health()).toMatchObject({ ok: true });
      expect(await server.health()).toMatchObject({ ok: true });
      await vi.waitFor(() => expect(heard).toEqual([undefined]), 8_000);
    } finally {
      await database.close();
      await server.close();
      await proxy.close();
    }
  }, 15_000);
});

it('does not open a server that does not answer', async () => {
  const nobody = openExternalDatabase({ url: 'postgres://nobody@127.0.0.1:1/none' });
  await expect(nobody).rejects.toThrow('ECONNREFUSED');
});
