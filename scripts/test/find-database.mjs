import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tsImport } from 'tsx/esm/api';

const platform = '../../apps/server/src/platform/database/';
const question = `select case
  when current_setting('server_version_num')::int < 150000 then 'it is older than PostgreSQL 15'
  when not (rolsuper or rolcreatedb) then 'its user may not create databases'
  end from pg_roles where rolname = current_user`;
const timeoutMs = 2_000;
const usual = ['postgres:postgres', 'postgres', 'test:test', 'pulse:pulse'];

/**
 * A PostgreSQL that may create databases: the one named, the one on this machine, or our own.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<import('./find-services.mjs').Service & { stop: () => Promise<void> }>}
 */
export async function findDatabase(env) {
  const service = { name: 'PostgreSQL', variable: 'TEST_DATABASE_URL', stop: async () => {} };
  const { TEST_DATABASE_URL: named } = env;
  if (named) {
    const fault = await findFault(named);
    if (!fault) return { ...service, value: named, reason: 'answers' };
    return { ...service, value: undefined, reason: `TEST_DATABASE_URL cannot be used: ${fault}` };
  }
  for (const account of usual) {
    const url = `postgres://${account}@127.0.0.1:5432/postgres`;
    if (!(await findFault(url))) return { ...service, value: url, reason: 'answers' };
  }
  return startOwn(service);
}

/**
 * @param {string} url
 * @returns {Promise<string | undefined>} why the server at that address will not do
 */
async function findFault(url) {
  const { askServer } = await tsImport(`${platform}external.ts`, import.meta.url);
  try {
    const fault = await askServer({ connectionString: url }, timeoutMs, question);
    return fault === null ? undefined : String(fault);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** @param {{ name: string, variable: string }} service */
async function startOwn(service) {
  const folder = await mkdtemp(join(tmpdir(), 'pulse-test-database-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const { openEmbeddedDatabase } = await tsImport(`${platform}embedded.ts`, import.meta.url);
    const server = await openEmbeddedDatabase({ dataFolder: folder });
    const stop = () => server.close().then(remove);
    return { ...service, value: toUrl(server.connection), reason: 'our own, embedded', stop };
  } catch (error) {
    await remove();
    const detail = error instanceof Error ? error.message : String(error);
    const reason = `no PostgreSQL at 127.0.0.1:5432, and our own did not start: ${detail}`;
    return { ...service, value: undefined, reason, stop: async () => {} };
  }
}

/**
 * The embedded server listens on a socket file only; a URL names its folder in the query.
 * @param {{ host: string, port: number, user: string, password: string }} connection
 */
function toUrl({ host, port, user, password }) {
  const account = `${encodeURIComponent(user)}:${encodeURIComponent(password)}`;
  return `postgres://${account}@localhost:${port}/postgres?host=${encodeURIComponent(host)}`;
}
