import { existsSync } from 'node:fs';
import type { LaunchOptions } from '@playwright/test';

const installed = '/usr/bin/chromium';

/** Where the browser for the tests is: the one the system installed, or else the one that came with the packages.
 *
 * The packaged one links to NSS libraries that a bare box lacks. It brings its own copy, but unpacks it only where
 * it believes it runs on Lambda, and it looks once, when first imported. */
export async function browserPath(): Promise<string> {
  if (existsSync(installed)) return installed;
  process.env['AWS_LAMBDA_JS_RUNTIME'] ??= 'nodejs20.x';
  const { default: chromium } = await import('@sparticuz/chromium');
  return chromium.executablePath();
}

/** How the tests start the browser. The packaged browser's own recommended arguments are left out: they switch
 * off web security and process isolation, and so would hide the faults these tests look for. */
export async function browserLaunch(): Promise<LaunchOptions> {
  return {
    executablePath: await browserPath(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  };
}
