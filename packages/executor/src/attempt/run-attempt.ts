import { describeFailure } from '@parallel-dispatcher/agent';
import type { AttemptReport, TaskEnvelope, Usage, Verification } from '@parallel-dispatcher/schema';
import { errorDetail } from '@parallel-dispatcher/schema';
import type { ArtifactStore, Clock } from '@parallel-dispatcher/schema/ports';
import { acceptOutput } from '../acceptance/accept-output.ts';
import { createCallHost } from '../host-port/call-host.ts';
import type { CallHost } from '../host-port/call-host.ts';
import type { HostModel } from '../host-port/host-model.ts';
import type { HostTools } from '../host-port/host-tools.ts';
import type { Redact } from '../host-port/redact.ts';
import { isolationOf } from '../pool/isolation-of.ts';
import type { Isolation, LoadedAgent } from '../pool/isolation-of.ts';
import type { Slots } from '../pool/slots.ts';
import type { Threads } from '../pool/threads.ts';
import type { PlacementRecord } from '../placement/placement-record.ts';
import type { Standstill } from '../time/standstill-news.ts';
import { runVerification } from '../verify/run-verification.ts';
import { verifyFailed } from '../verify/verify-failed.ts';
import { clearRejected } from '../rejection/clear-rejected.ts';
import { leaveRejected } from '../rejection/leave-rejected.ts';
import { buildReport } from './build-report.ts';
import { judgeEnd } from './judge-end.ts';
import { refuseEnvelope } from './refuse-envelope.ts';
import { ThreadCall } from './thread-call.ts';
import type { ThreadCallEnd } from './thread-call.ts';

export interface AttemptOptions {
  readonly agents: ReadonlyMap<string, LoadedAgent>;
  readonly slots: Slots;
  readonly pools: Readonly<Record<Isolation, Threads>>;
  readonly roots: readonly string[];
  readonly redact: Redact;
  readonly artifacts?: ArtifactStore;
  readonly cancelGraceMs: number;
  readonly startTimeoutMs: Readonly<Record<Isolation, number>>;
  readonly maxOutputBytes: number;
  readonly tools?: HostTools;
  readonly model?: HostModel;
  readonly placements: PlacementRecord;
  /** Absolute folder that verification commands run in. */
  readonly workDir: string;
  /** What verification commands see. */
  readonly commandEnv: Readonly<Record<string, string>>;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly onStarted: (worker: string) => void;
  readonly onProgress: (message: string, fraction: number | null) => void;
  readonly onUsage: (usage: Usage) => void;
  readonly onStandstill: (standstill: Standstill) => void;
}

/** A thread may die of what an earlier call left on it, before ours began. */
const maxStarts = 3;

/** One attempt of one task: a slot, a thread, a verdict, acceptance, the report. Never rejects. */
export async function runAttempt(
  envelope: TaskEnvelope,
  options: AttemptOptions,
): Promise<AttemptReport> {
  const { redact } = options;
  const refused = refuseEnvelope(envelope, options.agents);
  const agent = options.agents.get(envelope.agent);
  if (refused !== undefined || agent === undefined) {
    const outcome = { status: 'failed', error: refused ?? null, error_class: 'input' } as const;
    return buildReport(outcome, { envelope, redact });
  }
  using slot = await options.slots.acquire(options.signal);
  if (slot === undefined) {
    const error = errorDetail({ code: 'CANCELLED', message: 'Cancelled before it started.' });
    return buildReport({ status: 'cancelled', error, error_class: null }, { envelope, redact });
  }
  const owned = options.placements.ownedBy(envelope);
  const host = createCallHost({ ...options, owned, envelope }, options.onProgress);
  using _time = host.time;
  try {
    const end = await runOnThread({ envelope, agent, host }, options);
    await host.settled();
    return await conclude(end, { envelope, agent, host }, options);
  } catch (thrown) {
    // A fault of our own must not end the run of every other task.
    const outcome = { status: 'failed', error: describeFailure(thrown).error } as const;
    return buildReport({ ...outcome, error_class: 'bug' }, { envelope, redact, host });
  }
}

interface Attempt {
  readonly envelope: TaskEnvelope;
  readonly agent: LoadedAgent;
  readonly host: CallHost;
}

/** Hands the call to a thread, and to another one when the first did not even begin with it. */
async function runOnThread(attempt: Attempt, options: AttemptOptions): Promise<ThreadCallEnd> {
  let isolation = isolationOf(attempt.agent, attempt.envelope);
  for (let start = 1; ; start += 1) {
    const call = new ThreadCall({
      ...options,
      ...attempt,
      isolation,
      pool: options.pools[isolation],
      moduleUrl: attempt.agent.moduleUrl,
      settings: attempt.agent.settings ?? null,
      graceMs: options.cancelGraceMs,
      startTimeoutMs: options.startTimeoutMs[isolation],
    });
    const end = await call.run(options.signal);
    if (end.type !== 'unstarted' || end.stop !== undefined || start === maxStarts) return end;
    if (isolation === 'shared') isolation = 'thread';
  }
}

async function conclude(
  end: ThreadCallEnd,
  { envelope, agent, host }: Attempt,
  options: AttemptOptions,
): Promise<AttemptReport> {
  const { started, endedAtMs } = end;
  const isolation = isolationOf(agent, envelope);
  const facts = { envelope, redact: options.redact, started, endedAtMs, host, isolation };
  if (end.type === 'replied') host.logs.addDropped(end.message.droppedLogBytes);
  const verdict = judgeEnd(end, envelope);
  if (verdict.type === 'over') {
    const { status, errorClass, retryAfterMs } = verdict;
    const wait = retryAfterMs === undefined ? {} : { retry_after_ms: retryAfterMs };
    const saysSoItself = status === 'failed' && end.type === 'replied';
    const { error, rejected } = saysSoItself
      ? await leaveRejected(verdict.error, { envelope, host, redact: options.redact })
      : { error: verdict.error, rejected: [] };
    const outcome = { status, error, error_class: errorClass, ...wait };
    return buildReport(outcome, rejected.length === 0 ? facts : { ...facts, rejected });
  }
  const { definition } = agent;
  const accepted = await acceptOutput(verdict.json, {
    ...options,
    definition,
    staged: host.staged,
    beforePlacing: (files) => options.placements.note(envelope, files),
  });
  if (!accepted.ok) {
    const { error, errorClass } = accepted;
    return buildReport({ status: 'failed', error, error_class: errorClass }, facts);
  }
  const { output, written } = accepted;
  const atMs = started === undefined ? 0 : Math.max(0, endedAtMs - started.atMs);
  const say = (message: string): void => host.logs.add({ level: 'warn', message, atMs });
  await clearRejected(written, { roots: options.roots, say });
  const checked = await verify(envelope, options);
  if (checked?.passed === false && options.signal.aborted) {
    const error = errorDetail({ code: 'CANCELLED', message: 'Cancelled while it was checked.' });
    const cancelled = { status: 'cancelled', error, error_class: null } as const;
    return buildReport({ ...cancelled, verification: checked }, { ...facts, written });
  }
  if (checked?.passed === false) {
    const { error, errorClass } = verifyFailed(checked);
    const failed = { status: 'failed', output, error, error_class: errorClass } as const;
    return buildReport({ ...failed, verification: checked }, { ...facts, written });
  }
  const outcome = { status: 'succeeded', output, error: null, error_class: null } as const;
  return buildReport(
    { ...outcome, ...(checked && { verification: checked }) },
    { ...facts, written },
  );
}

/** Undefined where nothing is to be checked. A check that was cancelled says nothing of the answer. */
async function verify(
  { verify: command }: TaskEnvelope,
  { workDir, commandEnv: env, redact, signal }: AttemptOptions,
): Promise<Verification | undefined> {
  if (command === undefined || command === null) return undefined;
  return await runVerification(command, { workDir, env, redact, signal });
}
