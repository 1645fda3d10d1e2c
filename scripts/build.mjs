// `npm run build`: installs and builds whatever is missing or out of date.
import { checkNode } from './prepare/check-node.mjs';

checkNode();
const { runBuild } = await import('./prepare/run-build.mjs');
await runBuild();
