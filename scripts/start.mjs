// `npm start`: install, build, run, watch, stop. Nothing newer than Node 14 may be imported before
// the version check, or an old Node dies of a syntax error instead of saying what it needs.
import { checkNode } from './prepare/check-node.mjs';

checkNode();
const { start } = await import('./start/start.mjs');
await start();
