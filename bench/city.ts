import { type ChildProcess, fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Call, createClient, routes } from '@pulse/contract';
import { freePort } from './free-port.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const readyWithinMs = 120_000;

export interface City {
  readonly baseUrl: string;
  readonly dataDir: string;
  readonly env: NodeJS.ProcessEnv;
  /** kill -9 of the server, leaving its database to itself. */
  kill(): void;
  /** Starts the server again in the same data folder. */
  restart(): Promise<void>;
  staffToken(email: string): Promise<string>;
  signInStaff(email: string): Promise<Call>;
  signInCitizen(phone: string): Promise<Call>;
  close(): Promise<void>;
}

/** A server of one's own with the whole of Bengaluru, without limits and replay. */
export const startCity = async (extraEnv: NodeJS.ProcessEnv = {}): Promise<City> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'pulse-bench-'));
  const gatewayPort = await freePort();
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    PULSE_ENV: 'demo',
    PULSE_DATA: dataDir,
    PULSE_CITIES: join(root, 'cities'),
    PULSE_REPLAY: 'off',
    PULSE_HOST: '127.0.0.1',
    PULSE_LOG: 'warn',
    RATE_LIMIT_PER_MINUTE: '0',
    GATEWAY_PORT: String(gatewayPort),
    ENGINE_PORT: String(await freePort()),
    ...extraEnv,
  };
  const baseUrl = `http://127.0.0.1:${gatewayPort}`;
  let child = await startServer(env);
  const anonymous = createClient({ baseUrl });
  const staffToken = async (email: string) => {
    const body = { email, password: 'pulse-demo' };
    return (await anonymous(routes.loginStaff, { body })).accessToken;
  };
  return {
    baseUrl,
    dataDir,
    env,
    kill: () => void child.kill('SIGKILL'),
    restart: async () => {
      child = await startServer(env);
    },
    staffToken,
    signInStaff: async (email) => {
      const token = await staffToken(email);
      return createClient({ baseUrl, token: () => token });
    },
    signInCitizen: async (phone) => {
      await anonymous(routes.requestCode, { body: { phone } });
      const { items } = await anonymous(routes.listOutbox, { query: { to: phone } });
      const body = { phone, otp: items[0]?.code ?? '' };
      const { accessToken } = await anonymous(routes.loginWithCode, { body });
      return createClient({ baseUrl, token: () => accessToken });
    },
    close: async () => {
      await stop(child);
      await rm(dataDir, { recursive: true, force: true });
    },
  };
};

const startServer = (env: NodeJS.ProcessEnv): Promise<ChildProcess> =>
  new Promise((resolve, reject) => {
    const child = fork(join(root, 'apps/server/dist/main.js'), { env, cwd: root });
    const timer = setTimeout(
      () => reject(new Error('the server did not get ready')),
      readyWithinMs,
    );
    child.on('message', (message: { type?: string }) => {
      if (message.type !== 'ready') return;
      clearTimeout(timer);
      resolve(child);
    });
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  });

const stop = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
