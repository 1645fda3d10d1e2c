import type { Ctx } from './ctx.ts';
import type { JsonObject } from './database.generated.ts';
import type { Topic } from './events.ts';

/** Work that follows from an event, done by a worker; it may be handed the same event twice. */
export interface Consumer {
  readonly topic: Topic;
  readonly name: string;
  /** Rejects when the queue should try again later. */
  readonly handle: (ctx: Ctx, payload: JsonObject) => Promise<void>;
}
