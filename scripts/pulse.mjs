// `npm run pulse -- <command>`: the server's command line, built first when that is needed.
import { checkNode } from './prepare/check-node.mjs';

checkNode();
const { runPulse } = await import('./pulse/run-pulse.mjs');
await runPulse(process.argv.slice(2));
