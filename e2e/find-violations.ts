import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

declare global {
  interface Window {
    axe: { run: () => Promise<AxeResults> };
  }
}

const source = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** What axe finds serious or critical on the page as it stands, in a line each. */
export const findViolations = async (page: Page): Promise<string[]> => {
  // Evaluated rather than added as a tag: the page's own policy forbids foreign scripts.
  await page.evaluate(await readFile(source, 'utf8'));
  const results = await page.evaluate(() => window.axe.run());
  return results.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, help, nodes }) =>
        `${id}: ${help} (${nodes.map((node) => node.target.join(' ')).join('; ')})`,
    );
};
