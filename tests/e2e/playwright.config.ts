import { defineConfig } from '@playwright/test';
import { browserLaunch } from '../support/browser.ts';

const root = `${import.meta.dirname}/../..`;

/** One browser at a time, so that a run on a small machine says the same as one on a large. Video stays off, since
 * recording needs a program that only Playwright's own download brings; a failed test leaves a trace and its last pages. */
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
    // Without pictures of every step, which take longer than the steps where four pages are open.
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: false, sources: true },
    screenshot: 'only-on-failure',
    locale: 'en-GB',
    timezoneId: 'UTC',
  },
});
