import { defineConfig } from '@playwright/test';
import { browserLaunch } from '../support/browser.ts';

const root = `${import.meta.dirname}/../..`;

/** One browser at a time, so that a run on a small machine says the same as one on a large. Video stays off, since
 * recording needs a program that only Playwright's own download brings; a failed test leaves a trace instead. */
export default defineConfig({
  testDir: import.meta.dirname,
  testMatch: '**/*.spec.ts',
  outputDir: `${root}/test-results`,
  workers: 1,
  fullyParallel: false,
  forbidOnly: process.env['CI'] !== undefined,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  use: {
    launchOptions: await browserLaunch(),
    video: 'off',
    trace: 'retain-on-failure',
    locale: 'en-GB',
    timezoneId: 'UTC',
  },
});
