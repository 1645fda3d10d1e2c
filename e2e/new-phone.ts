import { randomInt } from 'node:crypto';

/** A phone that nobody in this city has had: codes are limited per phone. */
export const newPhone = (): string => `+9198${String(randomInt(100_000_000)).padStart(8, '0')}`;
