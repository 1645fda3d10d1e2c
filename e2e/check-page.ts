import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { findViolations } from './find-violations.ts';
import { keepScreenshot } from './keep-screenshot.ts';

export interface CheckedPage {
  url: string;
  /** The main heading. */
  heading: string | RegExp;
  /** File name of its screenshots. */
  name: string;
}

/** Opens a page and holds it, in light and in dark, against axe and its own complaints. */
export const checkPage = async (
  page: Page,
  faults: string[],
  { url, heading, name }: CheckedPage,
): Promise<void> => {
  faults.length = 0;
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await page.goto(url);
  await page.getByRole('heading', { level: 1, name: heading }).waitFor();
  // Maps and what comes after the first bytes belong to the page too.
  await page.waitForLoadState('networkidle');
  await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'));
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.waitForFunction(() =>
      document.getAnimations().every((animation) => animation.playState !== 'running'),
    );
    await keepScreenshot(page, `${name}-${colorScheme}`);
    expect(await findViolations(page), `${url} in ${colorScheme}`).toEqual([]);
  }
  expect(faults).toEqual([]);
};
