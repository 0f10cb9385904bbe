import type { HostModel, HostTools } from '@parallel-dispatcher/executor';
import {
  Recordings,
  recordModel,
  recordTools,
  replayModel,
  replayTools,
  type ModelOfTask,
} from '@parallel-dispatcher/replay';
import { errorDetail, type ErrorDetail } from '@parallel-dispatcher/schema';
import type { ExecuteOptions } from '../execute/execute-options.ts';
import type { RunModels } from '../execute/host-models.ts';
import type { RunNames } from '../execute/run-names.ts';
import type { PreparedRun } from '../prepared-run.ts';
import { recordingsFileOf } from './find-recordings.ts';
import { openRecording, recordingsOf, type RunRecording } from './open-recording.ts';
import { wordingOfRun } from './wording-of-run.ts';

/** What agents reach; undefined where there is none. */
export interface HostPorts {
  readonly tools: HostTools | undefined;
  readonly model: HostModel | undefined;
}

/** What stands between agents and what is real. */
export interface Tape extends Disposable {
  readonly ports: HostPorts;
  /** Where the run is recorded; null: it is not. */
  readonly file: string | null;
  /** Tells that a task has its answer from the run that this one retries. */
  readonly takeOver: (task: string) => Promise<void>;
  /** What was wrong with recording so far. */
  readonly problems: () => readonly ErrorDetail[];
}

interface TapeOptions {
  readonly resume: ExecuteOptions['resume'] | undefined;
  readonly names: RunNames;
  /** What is recorded, or answers what is not. */
  readonly real: HostPorts;
  /** What agents would reach without a replay. */
  readonly configured: Readonly<Record<keyof HostPorts, boolean>>;
  readonly redactKeys: RunModels['redact'];
  readonly modelOfTask: ModelOfTask;
}

/** Records, replays, or replays what there is and records the rest. */
export async function openTape(
  run: PreparedRun,
  { names, real, configured, redactKeys, modelOfTask, resume }: TapeOptions,
): Promise<Tape> {
  const { taping, traceDir } = run;
  const wording = wordingOfRun(run, { names, redactKeys });
  const recording = taping.record
    ? await openRecording(recordingsFileOf(traceDir, names.runId), resume?.recorded)
    : undefined;
  const saying = { wording, modelOfTask };
  const recorded = recording === undefined ? real : recordPorts(real, { ...recording, ...saying });
  return {
    ports: replayPorts(recorded, { run, recording, configured, ...saying }),
    file: recording?.file.path ?? null,
    takeOver: takeOverFrom(names.parentRunId, { traceDir, recording }),
    problems: () => problemsOf(recording),
    [Symbol.dispose]: () => recording?.file[Symbol.dispose](),
  };
}

type RecordOptions = Parameters<typeof recordModel>[1];

function recordPorts({ tools, model }: HostPorts, options: RecordOptions): HostPorts {
  return {
    tools: tools && recordTools(tools, options),
    model: model && recordModel(model, options),
  };
}

interface ReplayOptions extends Omit<RecordOptions, 'recorder'> {
  readonly run: PreparedRun;
  readonly recording: RunRecording | undefined;
  readonly configured: TapeOptions['configured'];
}

/** Where neither tools nor models are configured or recorded, agents are told so as ever. */
function replayPorts(
  { tools, model }: HostPorts,
  { run: { taping, redactor }, recording, configured, ...saying }: ReplayOptions,
): HostPorts {
  const { replay } = taping;
  if (replay === null) return { tools, model };
  const recordings = new Recordings(replay.recordings);
  const options: Parameters<typeof replayModel>[0] = {
    ...saying,
    recordings,
    from: replay.name,
    redact: (value) => redactor.redact(value),
    onUsed: (used, task) => recording?.recorder.copy(used, task),
  };
  const hasTools = configured.tools || recordings.has('tool');
  const hasModel = configured.model || recordings.has('model');
  return {
    tools: hasTools ? replayTools({ ...options, otherwise: tools }) : undefined,
    model: hasModel ? replayModel({ ...options, otherwise: model }) : undefined,
  };
}

interface TakingOver {
  readonly traceDir: string;
  readonly recording: RunRecording | undefined;
}

/** What led to an answer that is taken over belongs to this run too. */
function takeOverFrom(
  parentRunId: string | null,
  { traceDir, recording }: TakingOver,
): Tape['takeOver'] {
  if (recording === undefined || parentRunId === null) return async () => {};
  let parent: ReturnType<typeof recordingsOf> | undefined;
  return async (task) => {
    parent ??= recordingsOf(recordingsFileOf(traceDir, parentRunId));
    for (const each of await parent) {
      if (each.task === task) recording.recorder.copy(each, task);
    }
  };
}

function problemsOf(recording: RunRecording | undefined): readonly ErrorDetail[] {
  const problem = recording?.file.problem;
  if (recording === undefined || problem === undefined) return [];
  return [
    errorDetail({
      code: 'RECORDING_INCOMPLETE',
      message: `Not all answers are in ${recording.file.path}: ${problem}.`,
      hint: 'Make room, or check who may write there, and record the run anew.',
    }),
  ];
}
