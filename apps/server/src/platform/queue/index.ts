export type {
  ConsumeOptions,
  DeadLetter,
  Delivery,
  MessageHandler,
  Queue,
  QueueMessage,
} from './port.ts';
export { createPostgresQueue, type PostgresQueueOptions } from './postgres.ts';
export { createRabbitmqQueue, type RabbitmqQueueOptions } from './rabbitmq.ts';
