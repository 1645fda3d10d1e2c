export { followOutbox, type OutboxFollower } from './follow-outbox.ts';
export { placeEvents } from './place-events.ts';
export { eventRange, readEvents } from './read-events.ts';
export { startRelay } from './start-relay.ts';
export { sweepKernel } from './sweep-kernel.ts';
