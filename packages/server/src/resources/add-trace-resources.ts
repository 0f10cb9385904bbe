import {
  ResourceNotFoundError,
  ResourceTemplate,
  type McpServer,
  type ReadResourceResult,
} from '@modelcontextprotocol/server';
import { listRuns, type RunEntry } from '@parallel-dispatcher/tracing';
import { checkRunId } from '../check-run-id.ts';
import type { DispatchServerOptions } from '../dispatch-server-options.ts';
import { resolvePlace } from '../place.ts';
import { readTrace } from './read-trace.ts';
import { decodePart, runTemplate, taskTemplate, traceUri } from './trace-uri.ts';

/** A list of all runs helps nobody; these are the newest. */
const mostListed = 50;

/** What the protocol allows a completion to have. */
const mostCompleted = 100;

const mimeType = 'application/json';

/** Offers the traces of runs and tasks as resources. Reads what the tools read, uncut. */
export function addTraceResources(server: McpServer, options: DispatchServerOptions): void {
  const read = async (uri: URL, parts: readonly unknown[]): Promise<ReadResourceResult> => {
    const [run, task] = parts.map((part) => decodePart(String(part)));
    const place = await resolvePlace(options);
    const isNamed =
      run !== undefined && checkRunId(run).ok && parts.length === (task === undefined ? 1 : 2);
    if (!place.ok || !isNamed) throw new ResourceNotFoundError(uri.href);
    const found = await readTrace(place.value.traceDir, { run, task });
    if (!found.ok) throw new ResourceNotFoundError(uri.href, found.error.message);
    const text = JSON.stringify(found.value.document, null, 2);
    return { contents: [{ uri: uri.href, mimeType, text }] };
  };
  const runs = async (): Promise<readonly RunEntry[]> => {
    const place = await resolvePlace(options);
    const listed = place.ok ? await listRuns(place.value.traceDir) : undefined;
    return listed?.ok === true ? listed.value : [];
  };
  const completeRun = async (begun: string): Promise<string[]> =>
    (await runs())
      .map(({ runId }) => runId)
      .filter((id) => id.startsWith(begun))
      .slice(0, mostCompleted);

  server.registerResource(
    'run-trace',
    new ResourceTemplate(runTemplate, {
      list: async () => ({ resources: (await runs()).slice(0, mostListed).map(describe) }),
      complete: { run_id: completeRun },
    }),
    { title: 'Trace of a run', description: 'Tasks, states and result of a run.', mimeType },
    (uri, { run_id: run }) => read(uri, [run]),
  );
  server.registerResource(
    'task-trace',
    new ResourceTemplate(taskTemplate, { list: undefined, complete: { run_id: completeRun } }),
    {
      title: 'Trace of a task',
      description: 'Input, attempts, log and output of one task.',
      mimeType,
    },
    (uri, { run_id: run, task_id: task }) => read(uri, [run, task]),
  );
}

function describe({ runId, state, status, startedAt, taskCount }: RunEntry) {
  const tasks = taskCount === null ? '' : `, ${taskCount} tasks`;
  const start = startedAt === null ? '' : `, started ${startedAt}`;
  return {
    uri: traceUri(runId),
    name: runId,
    title: `Run ${runId}`,
    description: `${status ?? state}${tasks}${start}`,
    mimeType,
  };
}
