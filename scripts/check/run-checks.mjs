import { seconds } from '../prepare/progress.mjs';

/**
 * @typedef {object} Check
 * @property {string} name
 * @property {() => string[] | Promise<string[]>} run one text for each thing that is wrong
 */

/**
 * Runs the checks two at a time: a line for each, and every failure whole at the end.
 * @param {Check[]} checks
 * @returns {Promise<boolean>} whether all is well
 */
export async function runChecks(checks) {
  const startedAt = Date.now();
  const queue = [...checks];
  /** @type {string[]} */
  const failures = [];
  const lane = async () => {
    for (let check = queue.shift(); check; check = queue.shift()) {
      const began = Date.now();
      const found = await run(check);
      const mark = found.length === 0 ? '✓' : '✗';
      console.log(`${mark} ${check.name.padEnd(24)} ${seconds(began).padStart(7)}`);
      if (found.length > 0) failures.push(`\n${check.name}:\n${found.join('\n')}`);
    }
  };
  await Promise.all([lane(), lane()]);
  for (const failure of failures) console.log(failure);
  console.log(`\n${checks.length - failures.length} of ${checks.length} checks passed`);
  console.log(`in ${seconds(startedAt)}`);
  return failures.length === 0;
}

/** @param {Check} check */
async function run(check) {
  try {
    return await check.run();
  } catch (error) {
    return [error instanceof Error ? (error.stack ?? error.message) : String(error)];
  }
}
