import type { OutputChunk, RolldownOutput } from 'rolldown';

/** Modules of the bundle that are loaded together, so that they become one file. */
export interface Layer {
  readonly name: string;
  readonly modules: ReadonlySet<string>;
}

/**
 * The layers of the commands whose start counts most, each on top of the ones before: left alone, a
 * bundler splits by who may need what, and a run would be pieced together from 40 files.
 */
export function findLayers(output: RolldownOutput['output']): readonly Layer[] {
  const chunks = new Map(
    output.flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file] as const] : [])),
  );
  const loadedBy = (entry: string): ReadonlySet<string> => modulesOf(entry, chunks);
  const version = loadedBy('src/print-version.ts');
  const command = version.union(loadedBy('src/main.ts'));
  const threads = command.union(loadedBy('src/actions/start-threads.ts'));
  const run = loadedBy('src/actions/run-plan-file.ts').difference(threads);
  const check = loadedBy('src/actions/check-plan.ts').difference(threads);
  return [
    { name: 'version', modules: version },
    { name: 'command', modules: command.difference(version) },
    { name: 'threads', modules: threads.difference(command) },
    { name: 'plan', modules: run.intersection(check) },
    { name: 'run', modules: run.difference(check) },
    { name: 'check', modules: check.difference(run) },
  ];
}

/**
 * What an entry imports statically, all the way down; a dynamic import is loaded when its moment
 * comes. Without the entry: who imports a part of its layer must not wait for what it does.
 */
function modulesOf(entry: string, chunks: ReadonlyMap<string, OutputChunk>): ReadonlySet<string> {
  const first = [...chunks.values()].find(({ facadeModuleId }) => facadeModuleId?.endsWith(entry));
  if (first === undefined) throw new Error(`The bundle has no entry ${entry}.`);
  const files = new Set([first.fileName]);
  for (const file of files) {
    for (const imported of chunks.get(file)?.imports ?? [])
      if (chunks.has(imported)) files.add(imported);
  }
  const modules = [...files].flatMap((file) => chunks.get(file)?.moduleIds ?? []);
  return new Set(modules.filter((id) => !id.endsWith(entry)));
}
