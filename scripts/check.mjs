// `npm run check`: format, lint, types, boundaries, dead code, documents, contract.
import { checkNode } from './prepare/check-node.mjs';

checkNode();
const { check } = await import('./check/check.mjs');
await check();
