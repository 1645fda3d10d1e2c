import { keepPossible } from './keep-possible.ts';
import { type FeedAnswer, FeedError, type FeedReading } from './port.ts';

/**
 * The parts of a feed as one answer: what failed stands beside what came.
 *
 * @throws the first fault when every part failed
 */
export const gather = async (
  parts: readonly Promise<readonly FeedReading[]>[],
): Promise<FeedAnswer> => {
  const settled = await Promise.allSettled(parts);
  const faults: FeedError[] = [];
  const readings: FeedReading[] = [];
  for (const part of settled) {
    if (part.status === 'fulfilled') readings.push(...part.value);
    else if (part.reason instanceof FeedError) faults.push(part.reason);
    else throw part.reason;
  }
  const [first] = faults;
  if (first !== undefined && faults.length === parts.length) throw first;
  return { ...keepPossible(readings), faults };
};
