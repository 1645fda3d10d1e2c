import type { Page } from 'playwright-core';

const mark = 'pulseWasHere';

/** Marks the document that is open now; the answer tells whether it still is the same one. */
export const noticeReload = async (page: Page): Promise<() => Promise<boolean>> => {
  await page.evaluate((name) => Object.assign(window, { [name]: true }), mark);
  return () => page.evaluate((name) => !(name in window), mark);
};
