import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { breaches, strangers, type Source } from '../support/walls.ts';

const root = `${import.meta.dirname}/../..`;

/** All that may stand at the top of the repository. */
const topLevel = new Set(
  `client server schema seeds tests .ci
  package.json package-lock.json tsconfig.json vite.config.ts README.md LICENSE
  .gitignore .npmrc .oxlintrc.json`.split(/\s+/),
);

const tracked = gitFiles();

describe('the walls of the repository', () => {
  const sources = tracked
    .filter((path) => /\.(?:ts|tsx|css)$/.test(path) && existsSync(`${root}/${path}`))
    .map((path): Source => ({ path, text: readFileSync(`${root}/${path}`, 'utf8') }));

  test('client and server meet only in schema, schema is pure, nothing goes round in a ring, no file is a second file in disguise', () => {
    expect(breaches(sources)).toEqual([]);
  });

  test('the top level holds what it was laid out to hold', () => {
    expect(strangers(tracked, topLevel)).toEqual([]);
  });

  test('seeds are data: no code among them', () => {
    expect(tracked.filter((path) => /^seeds\/.*\.(?:[cm]?[jt]sx?|sh|py)$/.test(path))).toEqual([]);
  });
});

describe('the scanner of the walls', () => {
  const clean = file('schema/labels.ts', '/** No window, no new Date(): see node:fs. */\nexport const first = 1;\n');

  const cases: readonly (readonly [title: string, sources: readonly Source[], breach: string])[] = [
    ['a client that reads the server', [file('client/a.ts', `import { b } from '../server/b.ts';`)], 'client/a.ts:1 imports ../server/b.ts: client/ may not reach into server/'],
    ['a server that reads the client, on a later line', [file('server/a.ts', `\nimport {\n  b,\n} from '../client/b.ts';`)], 'server/a.ts:4 imports ../client/b.ts: server/ may not reach into client/'],
    ['a type import counts', [file('server/a.ts', `import type { B } from '../client/b.ts';`)], 'server/a.ts:1 imports'],
    ['an import at run time', [file('client/a.ts', `const b = await import('../server/b.ts');`)], 'client/a.ts:1 imports'],
    ['code that reads the tests', [file('server/a.ts', `import { b } from '../tests/support/b.ts';`)], 'server/ may not reach into tests/'],
    ['React in the schema', [file('schema/a.ts', `import { useState } from 'react';`)], 'schema/a.ts:1 imports react: schema/ does without this package'],
    ['node in the schema', [file('schema/a.ts', `import 'node:fs';`)], 'schema/a.ts:1 imports node:fs: schema/ does without this package'],
    ['Yjs outside its one file', [file('schema/a.ts', `import type { Doc } from 'yjs';`)], 'schema/a.ts:1 imports yjs: only schema/ydoc.ts may'],
    ['hashes outside their one file', [file('schema/a.ts', `import { sha256 } from '@noble/hashes/sha2.js';`)], 'only schema/hash.ts may'],
    ['the clock', [file('schema/a.ts', `const now =\n  Date.now();`)], 'schema/a.ts:2 mentions Date.now'],
    ['a date out of nothing', [file('schema/a.ts', `const now = new Date();`)], 'schema/a.ts:1 mentions new Date('],
    ['chance', [file('schema/a.ts', `const id = Math.random();`)], 'schema/a.ts:1 mentions Math.random'],
    ['randomness of the machine', [file('schema/a.ts', `const id = crypto.randomUUID();`)], 'schema/a.ts:1 mentions crypto'],
    ['the screen', [file('schema/a.ts', `const at = window.scrollY;`)], 'schema/a.ts:1 mentions window'],
    ['the page', [file('schema/a.ts', `const at = document.querySelector('p');`)], 'schema/a.ts:1 mentions document.'],
    ['the machine', [file('schema/a.ts', `const at = process.env;`)], 'schema/a.ts:1 mentions process.'],
    ['a second barrel', [file('client/index.ts', `export { a } from './a.ts';`)], 'client/index.ts:1 re-exports ./a.ts: only schema/index.ts may'],
    ['a ring', [file('schema/a.ts', `import './b.ts';`), file('schema/b.ts', `import './acts/c.ts';`), file('schema/acts/c.ts', `import '../a.ts';`)], 'schema/a.ts → schema/b.ts → schema/acts/c.ts → schema/a.ts'],
    ['a file that grew', [file('client/a.css', 'p {}\n'.repeat(401))], 'client/a.css:401 is past 400 lines (401)'],
  ];

  test.each(cases)('sees %s', (_title, sources, breach) => {
    expect(breaches(sources)).toContainEqual(expect.stringContaining(breach));
  });

  test('lets pass what the walls allow', () => {
    expect(
      breaches([
        clean,
        file('schema/ydoc.ts', `import { Doc } from 'yjs';\nimport { a } from './labels.ts';`),
        file('schema/hash.ts', `import { sha256 } from '@noble/hashes/sha2.js';`),
        file('schema/index.ts', `export { a } from './labels.ts';`),
        file('schema/paragraph.ts', `const first = document.units[0]; // the window is shut`),
        file('client/a.tsx', `import { a } from '../schema/labels.ts';\nconst at = window.scrollY;`),
        file('server/a.ts', `import { readFileSync } from 'node:fs';\nconst page = 'https://example.org/';`),
        file('tests/server/a.test.ts', `import { b } from '../../server/b.ts';\nimport { c } from '../../client/c.ts';`),
      ]),
    ).toEqual([]);
  });

  test('sees a stranger at the top level', () => {
    expect(strangers(['schema/a.ts', 'notes/todo.md', 'notes/b.md'], topLevel)).toEqual(['notes']);
  });
});

function file(path: string, text: string): Source {
  return { path, text };
}

/** What git holds, or would hold at the next commit: a file is judged before it is added. */
function gitFiles(): string[] {
  const list = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8' });
  return list.split('\0').filter((path) => path !== '');
}
