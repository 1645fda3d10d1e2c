import { runNode } from './run-command.mjs';

/** Files, exports and dependencies that nothing uses. */
export async function checkDeadCode() {
  const { ok, output } = await runNode(['node_modules/knip/bin/knip.js', '--no-progress']);
  return ok ? [] : [output];
}
