// Runs a command that must not outlive whoever started it: when the IPC channel closes, even by
// kill -9 of the other end, the whole process group goes. Started by run-step.mjs as its leader.
import { spawn } from 'node:child_process';

const [command = '', ...args] = process.argv.slice(2);
const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });

process.on('disconnect', () => process.kill(-process.pid, 'SIGKILL'));
child.on('error', (error) => {
  console.error(`${command} could not be run: ${error.message}`);
  process.exit(127);
});
child.on('exit', (code) => process.exit(code ?? 1));
