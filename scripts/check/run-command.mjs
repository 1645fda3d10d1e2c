import { spawn } from 'node:child_process';
import { root } from '../prepare/root.mjs';

/**
 * Runs one command quietly, for a check that has something to say only when it fails.
 * @param {string[]} command without the path of Node: these are Node programs
 * @param {string} [cwd]
 * @returns {Promise<{ ok: boolean, stdout: string, output: string }>}
 */
export function runNode(command, cwd = root) {
  const child = spawn(process.execPath, command, {
    cwd,
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', FORCE_COLOR: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let output = '';
  child.stdout.on('data', (part) => {
    stdout += part;
    output += part;
  });
  child.stderr.on('data', (part) => {
    output += part;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ ok: code === 0, stdout, output }));
  });
}
