import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../prepare/root.mjs';
import { runNode } from './run-command.mjs';

const kept = 'packages/contract/openapi.json';
const printer = 'packages/contract/src/openapi/print.ts';

/** The published description of the API is what the schemas say now. */
export async function checkContract() {
  const { ok, stdout, output } = await runNode(['--import', 'tsx', printer]);
  if (!ok) return [output];
  if (!existsSync(join(root, kept))) return [`${kept} is missing. ${howTo()}`];
  const difference = firstDifference(readFileSync(join(root, kept), 'utf8'), stdout);
  return difference ? [`${kept} has drifted from the schemas at ${difference}\n${howTo()}`] : [];
}

function howTo() {
  return `Write it anew: npx tsx ${printer} > ${kept}`;
}

/**
 * @param {string} before
 * @param {string} after
 */
export function firstDifference(before, after) {
  const [old, now] = [before.trimEnd().split('\n'), after.trimEnd().split('\n')];
  const index = Array.from({ length: Math.max(old.length, now.length) }).findIndex(
    (_, line) => old[line] !== now[line],
  );
  if (index === -1) return undefined;
  return `line ${index + 1}:\n- ${old[index] ?? '(end)'}\n+ ${now[index] ?? '(end)'}`;
}
