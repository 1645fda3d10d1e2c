// `npm test [-- part-of-a-path ...]`: everything that can run on this machine.
import { checkNode } from './prepare/check-node.mjs';

checkNode();
const { runTests } = await import('./test/run-tests.mjs');
await runTests(process.argv.slice(2));
