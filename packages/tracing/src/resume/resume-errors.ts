import { errorDetail } from '@parallel-dispatcher/schema';
import type { Read } from '../readers/read.ts';
import type { Owner } from '../run/owner.ts';

const otherRun = 'Run its plan anew: dispatch run FILE.';

export function journalMissing(file: string): Read<never> {
  return refused({
    code: 'JOURNAL_MISSING',
    message: `there is no journal ${file}`,
    hint: otherRun,
  });
}

export function journalUnreadable(file: string, reason: string): Read<never> {
  return refused({
    code: 'TRACE_UNREADABLE',
    message: `${file} could not be read: ${reason}`,
    hint: 'Resume it as the user who ran the plan.',
  });
}

export function journalDamaged(
  file: string,
  { line, reason }: { readonly line: number; readonly reason: string },
): Read<never> {
  return refused({
    code: 'JOURNAL_DAMAGED',
    message: `line ${line} of ${file} cannot be used: ${reason}; only the last line may be torn`,
    hint: `It was changed by hand, or comes from a newer version. ${otherRun}`,
  });
}

/** Facts were there: something tells of tasks that ended. */
export function journalEmptied(file: string, evidence: string): Read<never> {
  return refused({
    code: 'JOURNAL_DAMAGED',
    message: `${file} has no facts, although ${evidence} tells of a run that had some`,
    hint: `It was emptied by hand, or by a tool. ${otherRun}`,
  });
}

export function journalPlanMismatch(
  file: string,
  facts: { readonly expected: string; readonly found: string },
): Read<never> {
  return refused({
    code: 'JOURNAL_PLAN_MISMATCH',
    message: `${file} is not the plan of its journal: ${facts.found}, expected ${facts.expected}`,
    hint: 'To run an edited plan and reuse what did not change: dispatch retry RUN --plan FILE.',
  });
}

/** Traces without contents have nothing to go on from. */
export function nothingKept(runId: string): Read<never> {
  return refused({
    code: 'NOT_RESUMABLE',
    message: `run ${runId} cannot be gone on with: its trace_content is "none", so no answers were kept`,
    hint: otherRun,
  });
}

export function notResumable(runId: string, reason: string): Read<never> {
  return refused({
    code: 'NOT_RESUMABLE',
    message: `run ${runId} cannot be resumed: ${reason}`,
    hint: `Take over what it has in a new run: dispatch retry ${runId}. With --force it goes on, and what finished behind the end of its journal runs again.`,
  });
}

/** Another process is at it. */
export function runHeld({ run_id, pid, hostname }: Owner): Read<never> {
  return refused({
    code: 'RUN_HELD',
    message: `run ${run_id} is held by process ${pid} of ${hostname}, which is alive`,
    hint: `Wait for it: dispatch wait ${run_id}. Or stop it: dispatch cancel ${run_id}.`,
    retryable: true,
  });
}

export function runOnOtherHost({ run_id, pid, hostname }: Owner): Read<never> {
  return refused({
    code: 'RUN_ON_OTHER_HOST',
    message: `run ${run_id} belongs to process ${pid} of ${hostname}; from here it is not known whether that lives`,
    hint: `Resume it on ${hostname}. If that process is surely gone: --force.`,
  });
}

export function ownerUnknown(runId: string, reason: string): Read<never> {
  return refused({
    code: 'RUN_OWNER_UNKNOWN',
    message: `it is not known whether a process still works on run ${runId}: ${reason}`,
    hint: 'If none does: --force.',
  });
}

/** Between reading a run and taking it over, somebody else was there. */
export function runChanged(runId: string): Read<never> {
  return refused({
    code: 'RUN_CHANGED',
    message: `run ${runId} went on in another process meanwhile`,
    hint: 'Read it again.',
    retryable: true,
  });
}

export function notWritable(path: string, reason: string): Read<never> {
  return refused({
    code: 'TRACE_UNWRITABLE',
    message: `the run was not taken over, nothing was started: ${path}: ${reason}`,
    hint: 'Free some space, or resume it as the user who ran the plan.',
  });
}

function refused(facts: Parameters<typeof errorDetail>[0]): Read<never> {
  return { ok: false, error: errorDetail(facts) };
}
