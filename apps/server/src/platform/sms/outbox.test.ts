import { describe } from 'vitest';
import { describeSms } from './contract-suite.ts';
import { createOutboxSms } from './outbox.ts';

describe('outbox', () => describeSms(createOutboxSms));
