// The least a Socket.io server can do: send the same message to everybody when told to.
import { createServer } from 'node:http';
import { Server } from 'socket.io';

const server = createServer();
const io = new Server(server, { transports: ['websocket'], serveClient: false });
process.on('message', (message: { payload: unknown }) => {
  process.send?.({ sentNs: String(process.hrtime.bigint()) });
  io.emit('incident:new', message.payload);
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.({ port: typeof address === 'object' ? address?.port : undefined });
});
