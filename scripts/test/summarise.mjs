/**
 * What npm test says last, and whether it ends well.
 * @param {import('./result-reporter.mjs').Results[]} runs
 * @param {import('./list-skipped.mjs').SkippedSuite[]} skippedSuites
 * @param {string} required PULSE_REQUIRE_ALL: 1 allows no skip, "found" only those for something missing
 */
export function summarise(runs, skippedSuites, required) {
  const sum = (/** @type {(run: import('./result-reporter.mjs').Results) => number} */ count) =>
    runs.reduce((total, run) => total + count(run), 0);
  const passed = sum((run) => run.passed);
  const failed = sum((run) => run.failed);
  const skipped = skippedSuites.reduce((total, suite) => total + suite.tests, 0);
  const forbidden = skippedSuites.filter(
    (suite) => required === '1' || (required === 'found' && !suite.isMissing),
  );
  const lines = skippedSuites.length > 0 ? ['', 'Skipped:'] : [''];
  for (const suite of skippedSuites) {
    lines.push(`  ${suite.title} (${suite.tests}): ${suite.reason}`);
  }
  if (forbidden.length > 0)
    lines.push('Every suite has to run here, so a skipped one is a failure.');
  if (passed + failed + skipped === 0) lines.push('No test was found.');
  lines.push(`${passed} passed, ${failed} failed, ${skipped} skipped`);
  return { lines, ok: failed === 0 && forbidden.length === 0 && passed > 0 };
}
