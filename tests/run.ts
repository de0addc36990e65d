/** Runs every check there is, to the end even when one fails, and closes with one line that sums the runners' own
 * counts. A step that holds no tests (types, lint, build) adds to the sum only by failing. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

type Tally = { readonly passed: number; readonly failed: number; readonly skipped: number };

const reports = mkdtempSync(join(tmpdir(), 'adref-tests-'));
const unitReport = join(reports, 'unit.json');
const browserReport = join(reports, 'browser.json');

const zero: Tally = { passed: 0, failed: 0, skipped: 0 };

const tallies: readonly Tally[] = [
  step('typecheck', [], () => zero),
  step('lint', [], () => zero),
  step('unit', ['--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`], countUnit),
  step('build', [], () => zero),
  step('e2e', ['--reporter=list,json'], countBrowser),
];
rmSync(reports, { recursive: true, force: true });

const sum = (part: keyof Tally): number => tallies.reduce((total, tally) => total + tally[part], 0);
const skipped = sum('skipped') > 0 ? `, ${sum('skipped')} skipped` : '';
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed${skipped}`);
process.exitCode = sum('failed') > 0 ? 1 : 0;

/** Runs one script of package.json and counts it. A runner that fails without a failed test (it could not start, or a
 * file did not load) counts as one failure, so that the sum never hides it. */
function step(script: string, options: readonly string[], count: () => Tally): Tally {
  console.log(`\n— ${script}`);
  const { status } = spawnSync('npm', ['run', '--silent', script, '--', ...options], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: browserReport },
  });
  const tally = count();
  return status === 0 ? tally : { ...tally, failed: Math.max(1, tally.failed) };
}

function countUnit(): Tally {
  if (!existsSync(unitReport)) return zero;
  const report = JSON.parse(readFileSync(unitReport, 'utf8')) as Record<
    'numPassedTests' | 'numFailedTests' | 'numPendingTests' | 'numTodoTests',
    number
  >;
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

function countBrowser(): Tally {
  if (!existsSync(browserReport)) return zero;
  const { stats } = JSON.parse(readFileSync(browserReport, 'utf8')) as {
    stats: Record<'expected' | 'unexpected' | 'flaky' | 'skipped', number>;
  };
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped };
}
