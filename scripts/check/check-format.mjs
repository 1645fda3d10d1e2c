import { runNode } from './run-command.mjs';

/** Formatting and lint. */
export async function checkFormat() {
  const biome = ['node_modules/@biomejs/biome/bin/biome', 'check', '--no-errors-on-unmatched'];
  const { ok, output } = await runNode([...biome, '--error-on-warnings', '.']);
  return ok ? [] : [output];
}
