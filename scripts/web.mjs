// Serves one of the built Next apps: `node scripts/web.mjs <citizen|console>`, a child of start.mjs.
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from './prepare/root.mjs';

const stopWithinMs = 3_000;

const name = process.argv[2] ?? '';
const port = Number(name === 'citizen' ? process.env.CITIZEN_PORT : process.env.CONSOLE_PORT);
const folder = join(root, 'apps', name);
const next = createRequire(join(folder, 'package.json'))('next');

const app = next({ dir: folder, dev: false, port });
await app.prepare();
const handle = app.getRequestHandler();
// Whose request this is, is for us to say: what a browser claims of itself counts only when a
// proxy that we were told to trust stands before us.
const trustProxy = process.env.PULSE_TRUST_PROXY === 'true';
const server = createServer((request, response) => {
  if (!trustProxy) request.headers['x-forwarded-for'] = request.socket.remoteAddress ?? '';
  handle(request, response);
});
server.on('upgrade', app.getUpgradeHandler());
server.listen(port, process.env.PULSE_HOST || '0.0.0.0', () => process.send?.({ type: 'ready' }));
server.on('error', (error) => {
  console.error(error.message);
  process.exit(1);
});

process.on('SIGTERM', stop);
// The supervisor is gone, even by kill -9: nobody is left to stop us.
process.on('disconnect', stop);

function stop() {
  setTimeout(() => process.exit(0), stopWithinMs).unref();
  server.close(() => process.exit(0));
  server.closeIdleConnections();
}
