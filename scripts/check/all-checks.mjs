import { checkBoundaries } from './check-boundaries.mjs';
import { checkContract } from './check-contract.mjs';
import { checkDeadCode } from './check-dead-code.mjs';
import { checkDocuments } from './check-documents.mjs';
import { checkEnvironment } from './check-environment.mjs';
import { checkFormat } from './check-format.mjs';
import { checkTypes } from './check-types.mjs';

/** The longest first, so that the two lanes end together. */
/** @type {import('./run-checks.mjs').Check[]} */
export const allChecks = [
  { name: 'types', run: checkTypes },
  { name: 'dead code', run: checkDeadCode },
  { name: 'boundaries', run: checkBoundaries },
  { name: 'format and lint', run: checkFormat },
  { name: 'contract', run: checkContract },
  { name: 'environment', run: checkEnvironment },
  { name: 'document references', run: checkDocuments },
];
