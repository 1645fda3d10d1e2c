import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const readyWithinMs = 280_000;

export interface CityAddresses {
  readonly citizenUrl: string;
  readonly consoleUrl: string;
  readonly gatewayUrl: string;
}

export interface RunningCity extends CityAddresses {
  close(): Promise<void>;
}

/** The whole city as `npm start` runs it, on ports and in a data folder of its own. */
export const startCity = async (): Promise<RunningCity> => {
  const dataFolder = await mkdtemp(join(tmpdir(), 'pulse-e2e-'));
  const [citizen, console, gateway, engine] = await Promise.all([port(), port(), port(), port()]);
  const child = spawn(process.execPath, [join(root, 'scripts/start.mjs')], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      PULSE_DATA: dataFolder,
      PULSE_ENV: 'demo',
      PULSE_REPLAY: 'off',
      RATE_LIMIT_PER_MINUTE: '0',
      CITIZEN_PORT: String(citizen),
      CONSOLE_PORT: String(console),
      GATEWAY_PORT: String(gateway),
      ENGINE_PORT: String(engine),
    },
  });
  await ready(child);
  return {
    citizenUrl: `http://localhost:${citizen}`,
    consoleUrl: `http://localhost:${console}`,
    gatewayUrl: `http://127.0.0.1:${gateway}`,
    close: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
};

const ready = (child: ChildProcess): Promise<void> =>
  new Promise((resolve, reject) => {
    let output = '';
    const timer = setTimeout(
      () => reject(new Error(`not ready in time:\n${output}`)),
      readyWithinMs,
    );
    const hear = (chunk: Buffer) => {
      output += chunk;
      if (!output.includes('Pulse is ready')) return;
      clearTimeout(timer);
      resolve();
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', (code) => reject(new Error(`npm start ended with ${code}:\n${output}`)));
  });

const port = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address
          ? resolve(address.port)
          : reject(new Error('no port')),
      );
    });
  });
