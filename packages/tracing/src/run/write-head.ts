import { join } from 'node:path';
import { schemaVersion } from '@parallel-dispatcher/schema';
import { encodeJson } from '../files/encode-json.ts';
import { errorCode } from '../files/error-code.ts';
import type { FileSystem } from '../files/file-system.ts';
import { placeFile } from '../files/place-file.ts';
import type { RunPaths } from '../layout/run-paths.ts';
import { describeOwner, type Owner } from './owner.ts';
import type { StoredPlan } from './stored-plan.ts';
import type { TraceProblems } from './trace-problems.ts';
import type { TraceRunOptions } from './trace-run.ts';

interface HeadOptions {
  readonly paths: RunPaths;
  readonly problems: TraceProblems;
  readonly run: TraceRunOptions;
}

/** Writes what is known before a run starts: who runs it, which is the answer, and the plan. */
export async function writeHead(
  fs: FileSystem,
  { paths, problems, run }: HeadOptions,
): Promise<Owner> {
  const plan: StoredPlan = {
    schema_version: schemaVersion,
    run_id: run.runId,
    correlation_id: run.correlationId,
    parent_run_id: run.parentRunId ?? null,
    started_at: run.startedAt.toISOString(),
    config: run.config,
    agents: Object.fromEntries(run.agents),
    ...(run.agentVersions !== undefined && {
      agent_versions: Object.fromEntries(run.agentVersions),
    }),
    ...(run.context !== undefined && { context: run.context }),
    ...(run.content !== undefined && { trace_content: run.content }),
    plan: run.plan,
  };
  const owner = await describeOwner(fs, { ...run, fence: 0 });
  await Promise.all([
    place('owner.json', { path: paths.owner, document: owner, needed: false }),
    place('plan.json', { path: paths.plan, document: plan, needed: true }),
  ]);
  return owner;

  async function place(
    part: string,
    file: { readonly path: string; readonly document: unknown; readonly needed: boolean },
  ): Promise<void> {
    try {
      const temporary = join(paths.runDir, `.${part}.tmp`);
      await placeFile(fs, { path: file.path, temporary, bytes: encodeJson(file.document) });
    } catch (error) {
      const reason = `${part} could not be written: ${errorCode(error)}`;
      problems.note({ part, reason, needed: file.needed });
    }
  }
}
