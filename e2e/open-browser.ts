import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { keepScreenshot } from './keep-screenshot.ts';

export const phone = { width: 390, height: 844 };
export const desktop = { width: 1280, height: 800 };

/** How long a test waits for what has to come. */
export const patienceMs = 60_000;

export interface Person {
  readonly context: BrowserContext;
  readonly page: Page;
  close(): Promise<void>;
}

export interface PersonOptions {
  viewport: { width: number; height: number };
  colorScheme?: 'light' | 'dark';
  locale?: string;
  javaScriptEnabled?: boolean;
}

/** Somebody with a browser of their own: own cookies, own storage. */
export const openPerson = async (options: PersonOptions): Promise<Person> => {
  const folder = await mkdtemp(join(tmpdir(), 'pulse-browser-'));
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: process.env.TEST_CHROMIUM ?? '/usr/bin/chromium',
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--enable-unsafe-swiftshader',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
    permissions: ['geolocation'],
    geolocation: { latitude: 12.9716, longitude: 77.5946 },
    locale: 'en-IN',
    timezoneId: 'Asia/Kolkata',
    ...options,
  });
  // Two slow cores of a shared machine may take this long for a page that is well.
  context.setDefaultTimeout(patienceMs);
  const page = context.pages()[0] ?? (await context.newPage());
  return {
    context,
    page,
    close: async () => {
      await keepScreenshot(page, `last-${basename(folder)}`);
      await context.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
