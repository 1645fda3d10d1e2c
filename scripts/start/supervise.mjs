import { fork } from 'node:child_process';
import { join } from 'node:path';
import { Problem } from '../prepare/problem.mjs';
import { forgetGroup, trackGroup } from '../prepare/process-group.mjs';
import { seconds } from '../prepare/progress.mjs';
import { recordOutput } from './record-output.mjs';
import { restartDelayMs, wellAfterMs } from './restart-delay.mjs';

const endWithSupervisor = new URL('end-with-supervisor.mjs', import.meta.url).href;

/**
 * @typedef {{ type?: string, text?: string, summary?: Record<string, unknown> }} ChildMessage
 * @typedef {object} Supervised
 * @property {Promise<Record<string, unknown>>} ready settles with the first start
 * @property {() => Promise<void>} stop asks the child to end, and waits for that
 */

/**
 * Keeps one program running. A first start that fails is fatal: the program says why, and starting
 * it again would only say it again. Later deaths are mended.
 * @param {import('./list-programs.mjs').Program} program
 * @param {string} logFolder
 * @param {import('../prepare/progress.mjs').Progress} progress
 * @returns {Supervised}
 */
export function supervise(program, logFolder, progress) {
  const output = recordOutput(program.name, logFolder, progress);
  const first = progress.step(`Starting the ${program.title}`);
  /** @type {import('node:child_process').ChildProcess | undefined} */
  let child;
  /** @type {NodeJS.Timeout | undefined} */
  let pause;
  let failures = 0;
  let wasReady = false;
  let stopping = false;

  const ready = new Promise((resolve, reject) => {
    const run = () => {
      const startedAt = Date.now();
      const current = fork(program.file, program.args, {
        cwd: program.cwd,
        env: program.env,
        // A group of its own: Ctrl-C reaches the supervisor alone, which stops things in order.
        detached: true,
        execArgv: [...program.nodeFlags, '--import', endWithSupervisor],
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      });
      child = current;
      trackGroup(current.pid);
      output.attach(current);
      current.on('error', (error) => output.note(`could not be started: ${error.message}`));
      current.on('message', (/** @type {ChildMessage} */ message) => {
        if (message.type === 'progress') first.update(message.text ?? '');
        if (message.type !== 'ready') return;
        if (wasReady) progress.say(`The ${program.title} is back after ${seconds(startedAt)}.`);
        else first.done();
        wasReady = true;
        resolve(message.summary ?? {});
      });
      current.on('close', (code, signal) => {
        forgetGroup(current.pid);
        if (stopping) return;
        const how = signal ? `was ended by ${signal}` : `ended with exit code ${code}`;
        output.note(how);
        if (!wasReady) {
          first.fail();
          return reject(
            new Problem(`The ${program.title} ${how}:\n\n${output.last()}\n\n${logHint()}`),
          );
        }
        failures = Date.now() - startedAt > wellAfterMs ? 1 : failures + 1;
        const delayMs = restartDelayMs(failures);
        progress.say(
          `The ${program.title} ${how}; starting it again in ${delayMs / 1000} s. ${logHint()}`,
        );
        pause = setTimeout(run, delayMs);
      });
    };
    run();
  });
  // Whoever waits for `ready` hears of the failure; when stopping comes first, nobody waits.
  ready.catch(() => {});

  return {
    ready,
    async stop() {
      stopping = true;
      clearTimeout(pause);
      const current = child;
      if (!current || current.exitCode !== null || current.signalCode !== null) return;
      const closed = new Promise((resolve) => current.once('exit', resolve));
      current.kill('SIGTERM');
      await closed;
    },
  };

  function logHint() {
    return `Log: ${join(logFolder, `${program.name}.log`)}`;
  }
}
