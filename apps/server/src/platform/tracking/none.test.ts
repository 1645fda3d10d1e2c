import { describe } from 'vitest';
import { describeTracking } from './contract-suite.ts';
import { createNoTracking } from './none.ts';

describe('no tracking', () => describeTracking(createNoTracking));
