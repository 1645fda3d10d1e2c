import { v7 } from 'uuid';

export interface Ids {
  /** A new UUID; version 7, so that ids sort by when they were made. */
  next(): string;
}

export const uuidIds: Ids = { next: () => v7() };
