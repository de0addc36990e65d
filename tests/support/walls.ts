import { posix } from 'node:path';

/** One source file as the walls see it: its path from the root of the repository, and its text. */
export type Source = { readonly path: string; readonly text: string };

/** What a wall found, as `file:line what is wrong`, so that an editor can jump there. */
export type Breach = string;

type Import = { readonly line: number; readonly module: string; readonly reexport: boolean };

/** No file longer than this: at three hundred lines one looks for the second noun, at four hundred it is there. */
const longest = 400;

const schemaPackages = new Set(['prosemirror-model', 'prosemirror-transform', 'diff']);
const schemaPackageOf: Readonly<Record<string, string>> = {
  yjs: 'schema/ydoc.ts',
  lib0: 'schema/ydoc.ts',
  '@noble/hashes': 'schema/hash.ts',
};

/** What the schema must not know: the screen, the machine, the clock and chance. */
const impurities: readonly (readonly [name: string, form: RegExp])[] = [
  ['window', /(?<![\w$.-])window(?![\w$-]|\??:)/],
  [
    'document.',
    /(?<![\w$.])document\.(?:body|documentElement|cookie|location|create\w+|getElement\w+|query\w+|addEventListener|activeElement)\b/,
  ],
  ['globalThis', /\bglobalThis\b/],
  ['process.', /(?<![\w$.])process\./],
  ['Date.now', /\bDate\s*\.\s*now\b/],
  ['new Date(', /\bnew\s+Date\b/],
  ['Math.random', /\bMath\s*\.\s*random\b/],
  ['node:', /['"`]node:/],
  ['crypto', /(?<![\w$-])crypto(?![\w$-])/],
];

/** Everything the walls have against these files. The names at the top level are judged by `strangers`. */
export function breaches(sources: readonly Source[]): Breach[] {
  return [
    ...sources.flatMap((source) => [...wrongImports(source), ...impure(source), ...barrel(source), ...tooLong(source)]),
    ...cycles(sources),
  ];
}

/** The top-level names that the repository does not have room for. */
export function strangers(tracked: readonly string[], allowed: ReadonlySet<string>): string[] {
  return [...new Set(tracked.map((path) => path.split('/')[0]!))].filter((name) => !allowed.has(name));
}

/** The text with its comments blanked out, every line kept, so that a comment may name what code may not.
 *
 * Strings stay: a `//` in a quoted address begins no comment. */
export function withoutComments(text: string): string {
  const token = /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g;
  return text.replace(token, (found) => (found.startsWith('/') ? found.replace(/[^\n]/g, ' ') : found));
}

function wrongImports(source: Source): Breach[] {
  const from = folderOf(source.path);
  return importsOf(source).flatMap(({ line, module }) => {
    const fault = faultOf(source.path, from, module);
    return fault === null ? [] : [`${source.path}:${line} imports ${module}: ${fault}`];
  });
}

function faultOf(path: string, from: string, module: string): string | null {
  if (!module.startsWith('.')) return from === 'schema' ? schemaFault(path, module) : null;
  const to = folderOf(resolve(path, module));
  if (from === 'tests' || to === from) return null;
  if (to === 'schema' && from !== 'seeds') return null;
  return `${from}/ may not reach into ${to}/`;
}

function schemaFault(path: string, module: string): string | null {
  const name = module.split('/').slice(0, module.startsWith('@') ? 2 : 1).join('/');
  if (schemaPackages.has(name)) return null;
  const home = schemaPackageOf[name];
  if (home === undefined) return 'schema/ does without this package';
  return path === home ? null : `only ${home} may`;
}

function impure(source: Source): Breach[] {
  if (folderOf(source.path) !== 'schema') return [];
  return withoutComments(source.text)
    .split('\n')
    .flatMap((line, index) =>
      impurities
        .filter(([, form]) => form.test(line))
        .map(([name]) => `${source.path}:${index + 1} mentions ${name}: schema/ is given such things as arguments`),
    );
}

function barrel(source: Source): Breach[] {
  if (folderOf(source.path) === 'tests') return [];
  return importsOf(source)
    .filter((each) => each.reexport && source.path !== 'schema/index.ts')
    .map(({ line, module }) => `${source.path}:${line} re-exports ${module}: only schema/index.ts may`);
}

function tooLong(source: Source): Breach[] {
  const lines = source.text.replace(/\n$/, '').split('\n').length;
  return lines > longest ? [`${source.path}:${longest + 1} is past ${longest} lines (${lines}): look for the second noun`] : [];
}

/** Each ring of imports once, starting from its first file in the order given. Type imports count: a type that needs
 * its user is in the wrong file. */
function cycles(sources: readonly Source[]): Breach[] {
  const targets = new Map(
    sources
      .filter(({ path }) => folderOf(path) !== 'tests')
      .map(({ path, text }) => {
        const own = importsOf({ path, text }).filter(({ module }) => module.startsWith('.'));
        return [path, own.map(({ line, module }) => ({ line, to: resolve(path, module) }))];
      }),
  );
  const found: Breach[] = [];
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]): void => {
    if (done.has(path)) return;
    for (const { line, to } of targets.get(path) ?? []) {
      const ring = [...trail, path];
      const start = ring.indexOf(to);
      if (start >= 0) found.push(`${path}:${line} closes a ring of imports: ${[...ring.slice(start), to].join(' → ')}`);
      else visit(to, ring);
    }
    done.add(path);
  };
  for (const path of targets.keys()) visit(path, []);
  return found;
}

function importsOf(source: Source): Import[] {
  const code = withoutComments(source.text);
  const forms = [
    /^[ \t]*(import|export)\b[^'"`;=]*?\bfrom\s*['"]([^'"\n]+)['"]/gm,
    /^[ \t]*(import)\s*['"]([^'"\n]+)['"]/gm,
    /\b(import|require)\s*\(\s*['"`]([^'"`\n]+)['"`]/g,
  ];
  return forms.flatMap((form) =>
    [...code.matchAll(form)].map((match) => ({
      line: code.slice(0, match.index + match[0].length).split('\n').length,
      module: match[2]!.replace(/[?#].*$/, ''),
      reexport: match[1] === 'export',
    })),
  );
}

function resolve(path: string, module: string): string {
  return posix.normalize(posix.join(posix.dirname(path), module));
}

function folderOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.indexOf('/')) : '';
}
