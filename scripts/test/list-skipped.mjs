/**
 * @typedef {object} SkippedSuite
 * @property {string} title
 * @property {number} tests
 * @property {string} reason
 * @property {boolean} isMissing true when it waits for something that this machine lacks
 */

/**
 * One entry for each suite that did not run, with the reason that it or its surroundings give.
 * @param {import('./result-reporter.mjs').SkippedTest[]} tests
 * @param {import('./find-services.mjs').Service[]} services
 * @returns {SkippedSuite[]}
 */
export function listSkipped(tests, services) {
  /** @type {Map<string, SkippedSuite>} */
  const suites = new Map();
  for (const test of tests) {
    const title = `${test.file} > ${test.name.replace(/\s*\(skipped:[^)]*\)/, '')}`;
    const known = suites.get(title);
    if (known) known.tests += 1;
    else suites.set(title, { title, tests: 1, ...findReason(test, services) });
  }
  return [...suites.values()];
}

/**
 * A suite names its reason as a note or in its title: "redis (skipped: TEST_REDIS_URL is not set)".
 * @param {import('./result-reporter.mjs').SkippedTest} test
 * @param {import('./find-services.mjs').Service[]} services
 */
function findReason(test, services) {
  const given = test.note ?? /\(skipped: ([^)]*)\)/.exec(test.name)?.[1] ?? '';
  const lacking = services.find(
    ({ value, variable, name }) =>
      value === undefined &&
      (given.includes(variable) || `${test.file} ${test.name}`.includes(name)),
  );
  if (lacking) return { reason: lacking.reason, isMissing: true };
  return { reason: given || 'it is switched off in the test itself', isMissing: false };
}
