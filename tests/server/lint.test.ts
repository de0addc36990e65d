import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';

const root = join(import.meta.dirname, '../..');

describe('the lint', () => {
  test('refuses an assertion that nobody awaits, since such a test passes whatever happens', () => {
    expect(lint(`test('a', () => { expect(Promise.resolve(1)).resolves.toBe(2); });`)).toContain('no-floating-promises');
  });

  test('refuses a promise where a yes or no is asked', () => {
    expect(lint(`test('a', () => { if (Promise.resolve(false)) expect(1).toBe(1); });`)).toContain('no-misused-promises');
  });

  test('lets the awaited assertion pass', () => {
    expect(lint(`test('a', async () => { await expect(Promise.resolve(1)).resolves.toBe(1); });`)).toContain('0 errors');
  });
});

/** What the lint says of a test with this body, planted outside the project so that no other run meets it. The rules
 * about promises need types: the folder borrows the project's packages. */
function lint(body: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'adref-lint-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'planted.ts'), `import { expect, test } from 'vitest';\n${body}\n`);
  const oxlint = join(root, 'node_modules/.bin/oxlint');
  const { stdout } = spawnSync(oxlint, ['--type-aware', '-c', join(root, '.oxlintrc.json'), 'planted.ts'], {
    cwd: folder,
    encoding: 'utf8',
  });
  return stdout;
}
