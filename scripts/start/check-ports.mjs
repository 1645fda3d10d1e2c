import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { Problem } from '../prepare/problem.mjs';
import { findPortHolder } from './find-port-holder.mjs';

/**
 * @param {Record<string, number>} ports by the variable that sets each
 * @param {number} patienceMs how long to wait for the remains of an earlier run to let go
 */
export async function checkPorts(ports, patienceMs) {
  const until = Date.now() + patienceMs;
  let busy = await findBusy(ports);
  while (busy.length > 0 && Date.now() < until) {
    await wait(250);
    busy = await findBusy(ports);
  }
  if (busy.length === 0) return;
  const lines = busy.map(([name, port]) => {
    const holder = findPortHolder(port);
    return `Port ${port} is taken${holder ? ` by ${holder}` : ''}. Set ${name} to a free one.`;
  });
  const example = busy.map(([name, port]) => `${name}=${port + 10_000}`).join(' ');
  throw new Problem(`${lines.join('\n')}\nFor example: ${example} npm start`);
}

/** @param {Record<string, number>} ports */
async function findBusy(ports) {
  const entries = Object.entries(ports);
  const free = await Promise.all(entries.map(([, port]) => isFree(port)));
  return entries.filter((_, index) => !free[index]);
}

/**
 * A listener on one address need not hinder one on all addresses, so both are tried.
 * @param {number} port
 */
async function isFree(port) {
  return (await canListen(port, '0.0.0.0')) && (await canListen(port, '127.0.0.1'));
}

/**
 * @param {number} port
 * @param {string} host
 * @returns {Promise<boolean>}
 */
function canListen(port, host) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error) => {
      const code = 'code' in error ? error.code : '';
      if (code === 'EADDRINUSE') return resolve(false);
      if (code !== 'EACCES') return reject(error);
      reject(new Problem(`This user may not listen on port ${port}: choose one above 1023.`));
    });
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}
