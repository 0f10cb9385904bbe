import { isAbsolute, relative, sep } from 'node:path';
import type { DeclaredPath } from '@parallel-dispatcher/agent';
import { checkPath } from '@parallel-dispatcher/executor';
import type { TaskGraph } from '@parallel-dispatcher/graph';
import { errorDetail, type ErrorDetail } from '@parallel-dispatcher/schema';
import { accept, refuse, type Checked } from '../checked.ts';
import { ancestorsOf } from './ancestors-of.ts';
import type { CheckedInput } from './check-inputs.ts';

interface Asked {
  readonly task: number;
  readonly path: DeclaredPath;
  readonly at: string;
}

/** Paths a task reads and writes, as given in the plan. */
export interface TaskPaths {
  readonly reads: readonly string[];
  readonly writes: readonly string[];
}

/**
 * Checks every declared path of a plan against the allowed roots, and that no two tasks write the
 * same real path. A file that is not there yet may be read when a task further up writes it.
 */
export async function checkPaths(
  graph: TaskGraph,
  inputs: ReadonlyMap<string, CheckedInput>,
  roots: readonly string[],
): Promise<Checked<ReadonlyMap<string, TaskPaths>>> {
  const asked = collect(graph, inputs);
  const writes = asked.filter(({ path }) => path.use === 'write');
  const errors: ErrorDetail[] = [];
  const writers = new Map<string, Asked>();
  for (const one of asked) {
    const { value, use } = one.path;
    // Missing folders of an output are made when its task succeeded.
    const checked = await checkPath(value, { use, roots, at: one.at, allowMissingParent: true });
    if (!checked.ok) {
      const comesLater =
        checked.error.code === 'PATH_NOT_FOUND' && isWrittenAbove(one, writes, graph);
      if (!comesLater) errors.push(checked.error);
      continue;
    }
    if (use === 'read') continue;
    const other = writers.get(checked.real);
    if (other === undefined) writers.set(checked.real, one);
    else errors.push(sameOutput(one, other, graph));
  }
  if (errors.length > 0) return refuse(...errors);
  return accept(
    new Map(
      [...inputs].map(([task, { paths }]) => [
        task,
        { reads: of(paths, 'read'), writes: of(paths, 'write') },
      ]),
    ),
  );
}

function collect(graph: TaskGraph, inputs: ReadonlyMap<string, CheckedInput>): readonly Asked[] {
  return graph.ids.flatMap((id, task) =>
    (inputs.get(id)?.paths ?? []).map((path) => ({
      task,
      path,
      at: `tasks[${task}].input_data.${path.at}`,
    })),
  );
}

function of(paths: readonly DeclaredPath[], use: DeclaredPath['use']): readonly string[] {
  return paths.filter((path) => path.use === use).map((path) => path.value);
}

function isWrittenAbove(reader: Asked, writes: readonly Asked[], graph: TaskGraph): boolean {
  const above = ancestorsOf(graph, reader.task);
  return writes.some(
    (writer) => above.has(writer.task) && isInside(reader.path.value, writer.path.value),
  );
}

function isInside(file: string, folder: string): boolean {
  const way = relative(folder, file);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

function sameOutput(one: Asked, other: Asked, graph: TaskGraph): ErrorDetail {
  return errorDetail({
    code: 'OUTPUT_CONFLICT',
    message:
      `The tasks ${JSON.stringify(graph.ids[other.task])} and ${JSON.stringify(graph.ids[one.task])} ` +
      `would both write ${one.path.value}.`,
    path: one.at,
    hint: `Give one of them another path than ${other.at}.`,
  });
}
