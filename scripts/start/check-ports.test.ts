import { createServer, type Server } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkPorts } from './check-ports.mjs';
import { listeners } from './find-port-holder.mjs';

let holder: Server;
let port = 0;
beforeEach(async () => {
  holder = createServer();
  await new Promise<void>((resolve) => holder.listen(0, '127.0.0.1', resolve));
  const address = holder.address();
  port = typeof address === 'object' && address ? address.port : 0;
});
afterEach(async () => {
  await new Promise((resolve) => holder.close(resolve));
});

describe('check-ports', () => {
  it('names the port, its variable and a way out', async () => {
    await expect(checkPorts({ CONSOLE_PORT: port }, 0)).rejects.toThrow(
      new RegExp(`Port ${port} is taken.*Set CONSOLE_PORT`),
    );
  });

  it.runIf(process.platform === 'linux')('names the process that holds it', async () => {
    await expect(checkPorts({ CONSOLE_PORT: port }, 0)).rejects.toThrow(`process ${process.pid}`);
  });

  it('waits for what is about to go', async () => {
    const checked = checkPorts({ CONSOLE_PORT: port }, 10_000);
    holder.close();
    await expect(checked).resolves.toBeUndefined();
    await new Promise<void>((resolve) => holder.listen(0, '127.0.0.1', resolve));
  });

  it('reads listeners, and only those, from the table of sockets', () => {
    const table = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:0BB8 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 4711 1
   1: 0100007F:0BB8 0100007F:C350 01 00000000:00000000 00:00000000 00000000  1000        0 4712 1
   2: 0100007F:0BB9 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 4713 1`;
    expect(listeners(table, 3000)).toEqual(['socket:[4711]']);
  });
});
