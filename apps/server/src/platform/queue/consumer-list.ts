import type { Consumer } from './port.ts';

const namePattern = /^[a-z0-9][a-z0-9._-]{0,80}$/i;

/** Collects consumers until the queue starts. */
export class ConsumerList {
  readonly #consumers: Consumer[] = [];
  #isStarted = false;

  add(consumer: Consumer): void {
    const { topic, consumerName } = consumer;
    if (this.#isStarted) throw new Error('consume() must come before start()');
    for (const name of [topic, consumerName]) requireName(name);
    if (
      this.#consumers.some((other) => other.topic === topic && other.consumerName === consumerName)
    ) {
      throw new Error(`${consumerName} consumes ${topic} already`);
    }
    this.#consumers.push(consumer);
  }

  start(): Consumer[] {
    this.#isStarted = true;
    return this.#consumers;
  }

  all(): Consumer[] {
    return this.#consumers;
  }
}

/** Names become part of queue and task names. */
export function requireName(name: string): string {
  if (!namePattern.test(name)) throw new Error(`not a topic or consumer name: ${name}`);
  return name;
}
