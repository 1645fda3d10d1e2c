import type { Opened } from './context.ts';
import { createPostgresQueue, createRabbitmqQueue, type Queue } from './platform/queue/index.ts';

/** The queue that the settings name: RabbitMQ, or PostgreSQL beside everything else. */
export const openQueue = ({ services, server }: Opened): Queue => {
  const { secrets, log } = services;
  return secrets.amqpUrl === undefined
    ? createPostgresQueue({ connection: server.connection, log })
    : createRabbitmqQueue({ url: secrets.amqpUrl, log });
};
