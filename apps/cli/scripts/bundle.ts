/**
 * Bundles the command into `dist`: few files start several times faster than 600. What is loaded
 * by path stays outside: piscina, and the agents with all they need.
 */
import { globSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown, type InputOptions, type OutputOptions, type RolldownOutput } from 'rolldown';
import { collectLicenses } from './collect-licenses.ts';
import { describeBundle } from './describe-bundle.ts';
import { findLayers } from './layers.ts';
import { takeFromNode } from './take-from-node.ts';

const folder = fileURLToPath(new URL('..', import.meta.url));

/** What runs on threads and in processes of agents; the executor looks for it beside itself. */
const executorEntries = ['worker', 'supervisor', 'process-main', 'process-watchdog'];

const common = {
  cwd: folder,
  platform: 'node',
  external: [
    /^node:/,
    'piscina',
    '@parallel-dispatcher/agents-debug',
    // Has a worker of its own, and parsers that are large.
    '@parallel-dispatcher/intelligence',
  ],
  transform: { target: 'node22.18' },
  plugins: [takeFromNode],
} as const satisfies InputOptions;

const commands = {
  ...common,
  input: {
    main: 'src/main.ts',
    'print-version': 'src/print-version.ts',
    'refuse-old-node': 'src/refuse-old-node.ts',
    'detached-main': '@parallel-dispatcher/runtime/detached-main',
  },
} as const satisfies InputOptions;

const written = {
  dir: join(folder, 'dist'),
  format: 'esm',
  entryFileNames: '[name].js',
  chunkFileNames: '[name]-[hash].js',
  // Names are kept: people send us stacks.
  minify: { compress: true, mangle: false, codegen: true },
} as const satisfies OutputOptions;

const layers = findLayers((await bundle(commands, 'generate', written)).output);
const groups = layers.map(({ name, modules }) => ({ name, test: (id: string) => modules.has(id) }));

const built = await Promise.all([
  bundle(commands, 'write', { ...written, codeSplitting: { groups } }),
  // Each one file: a thread is started more often than it shares anything.
  ...executorEntries.map((name) =>
    bundle({ ...common, input: { [name]: `@parallel-dispatcher/executor/${name}` } }, 'write', {
      ...written,
      codeSplitting: false,
    }),
  ),
]);

// Last, so that a command started meanwhile finds what it needs.
const chunks = built.flatMap(({ output }) => output.filter((file) => file.type === 'chunk'));
const kept = new Set(chunks.map(({ fileName }) => join('dist', fileName)));
for (const file of globSync('dist/*.js', { cwd: folder })) {
  if (!kept.has(file)) rmSync(join(folder, file));
}

// For the tests, of what a command loads. It is not published.
writeFileSync(join(folder, 'dist/metafile.json'), JSON.stringify(describeBundle(chunks)));
writeFileSync(
  join(folder, 'dist/third-party-licenses.txt'),
  collectLicenses(chunks.flatMap(({ moduleIds }) => moduleIds)),
);

async function bundle(
  input: InputOptions,
  ...[how, output]: ['generate' | 'write', OutputOptions]
): Promise<RolldownOutput> {
  await using bundled = await rolldown(input);
  return await bundled[how](output);
}
