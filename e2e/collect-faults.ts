import type { Page } from 'playwright-core';

/** Whatever the page complains about from now on: errors in its console, and uncaught ones. */
export const collectFaults = (page: Page): string[] => {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() !== 'error') return;
    faults.push(`${page.url()}: ${message.text()} (${message.location().url})`);
  });
  return faults;
};
