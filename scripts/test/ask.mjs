import { connect } from 'node:net';

const timeoutMs = 2_000;

/**
 * Sends a greeting to a port and hands back the first bytes of the answer.
 * @param {URL} url
 * @param {number} defaultPort
 * @param {string | Buffer} greeting
 * @returns {Promise<Buffer>}
 */
export function ask(url, defaultPort, greeting) {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(url.port) || defaultPort, url.hostname);
    socket.setTimeout(timeoutMs, () => socket.destroy(new Error('no answer in time')));
    socket.on('connect', () => socket.write(greeting));
    socket.once('data', (answer) => {
      resolve(answer);
      socket.destroy();
    });
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('closed without an answer')));
  });
}
