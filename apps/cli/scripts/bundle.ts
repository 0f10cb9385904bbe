/**
 * Bundles the command into `dist`: few files start several times faster than 600. What is loaded
 * by path stays outside: piscina, and the agents with all they need.
 */
import { globSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type BuildOptions } from 'esbuild';
import { apartActions, leaveActions, leaveShared, sharedFiles } from './apart.ts';
import { collectLicenses } from './collect-licenses.ts';
import { rewriteImports } from './rewrite-imports.ts';

const folder = fileURLToPath(new URL('..', import.meta.url));

/** What runs on threads and in processes of agents; the executor looks for it beside itself. */
const executorEntries = ['worker', 'supervisor', 'process-main', 'process-watchdog'];

const common = {
  absWorkingDir: folder,
  outdir: 'dist',
  metafile: true,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node22.18',
  external: [
    'piscina',
    '@parallel-dispatcher/agents-debug',
    // Has a worker of its own, and parsers that are large.
    '@parallel-dispatcher/intelligence',
  ],
  plugins: [rewriteImports],
  // Names are kept: people send us stacks.
  minifySyntax: true,
  minifyWhitespace: true,
  // Some dependencies are CommonJS and require what is built into Node.
  banner: {
    js: "import{createRequire as createBundleRequire}from'node:module';const require=createBundleRequire(import.meta.url);",
  },
  logLevel: 'warning',
} as const satisfies BuildOptions;

const split = { ...common, splitting: true, chunkNames: '[name]-[hash]' } as const;

const built = await Promise.all([
  build({
    ...split,
    entryPoints: [
      'src/main.ts',
      'src/print-version.ts',
      'src/refuse-old-node.ts',
      { in: '@parallel-dispatcher/runtime/detached-main', out: 'detached-main' },
      ...sharedFiles.map((name) => ({ in: `src/io/${name}.ts`, out: name })),
    ],
    plugins: [leaveActions, rewriteImports],
  }),
  ...apartActions.map((name) =>
    build({
      ...split,
      entryPoints: [{ in: `src/actions/${name}.ts`, out: name }],
      plugins: [leaveShared, rewriteImports],
    }),
  ),
  // Each one file: a thread is started more often than it shares anything.
  build({
    ...common,
    entryPoints: executorEntries.map((name) => ({
      in: `@parallel-dispatcher/executor/${name}`,
      out: name,
    })),
  }),
]);

// Last, so that a command started meanwhile finds what it needs.
const written = new Set(
  built.flatMap(({ metafile }) => Object.keys(metafile.outputs).map((file) => join(folder, file))),
);
for (const file of globSync('dist/*.js', { cwd: folder })) {
  if (!written.has(join(folder, file))) rmSync(join(folder, file));
}

// For the tests, of what a command loads. It is not published.
const outputs = Object.assign({}, ...built.map(({ metafile }) => metafile.outputs));
writeFileSync(join(folder, 'dist/metafile.json'), JSON.stringify({ outputs }));

const inputs = built.flatMap(({ metafile }) => Object.keys(metafile.inputs));
const licenses = collectLicenses(inputs.map((file) => resolve(folder, file)));
writeFileSync(join(folder, 'dist/third-party-licenses.txt'), licenses);
