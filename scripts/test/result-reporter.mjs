import { writeFileSync } from 'node:fs';

/**
 * @typedef {{ file: string, name: string, note: string | undefined }} SkippedTest
 * @typedef {{ passed: number, failed: number, skipped: SkippedTest[] }} Results
 */

/** Writes what npm test has to say at its end into the file named by PULSE_TEST_RESULTS. */
export default class ResultReporter {
  /**
   * @param {ReadonlyArray<import('vitest/node').TestModule>} modules
   * @param {ReadonlyArray<unknown>} unhandledErrors
   */
  onTestRunEnd(modules, unhandledErrors) {
    /** @type {Results} */
    const results = { passed: 0, failed: unhandledErrors.length, skipped: [] };
    for (const module of modules) {
      // A file that could not be read has no tests that could fail.
      if (module.errors().length > 0) results.failed += 1;
      for (const test of module.children.allTests()) {
        const result = test.result();
        if (result.state === 'passed') results.passed += 1;
        else if (result.state === 'skipped') results.skipped.push(describe(module, test));
        else results.failed += 1;
      }
    }
    const path = process.env.PULSE_TEST_RESULTS;
    if (path) writeFileSync(path, JSON.stringify(results));
  }
}

/**
 * A test in a switched off suite goes by the name of the outermost such suite.
 * @param {import('vitest/node').TestModule} module
 * @param {import('vitest/node').TestCase} test
 * @returns {SkippedTest}
 */
function describe(module, test) {
  const result = test.result();
  const note = result.state === 'skipped' ? result.note : undefined;
  let name = test.fullName;
  for (let { parent } = test; parent.type === 'suite'; parent = parent.parent) {
    if (parent.options.mode === 'skip') name = parent.fullName;
  }
  return { file: module.relativeModuleId, name, note };
}
