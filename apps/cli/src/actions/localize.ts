import { readFile } from 'node:fs/promises';
import {
  buildRecord,
  localizeFaults,
  localizeLines,
  measuredRanks,
  type FaultRecord,
  type NamedText,
} from '@parallel-dispatcher/agents-debug';
import type { ErrorDetail } from '@parallel-dispatcher/schema';
import { documentAnswer, errorAnswer, type Answer } from '../answer.ts';
import { cliError } from '../cli-error.ts';
import { readInput } from '../io/read-input.ts';
import { localizationText } from '../render/localization-text.ts';
import { ownExitCodes } from '../render/refused-document.ts';

export interface LocalizeOptions {
  readonly coverage: readonly string[];
  readonly results?: readonly string[];
  readonly lines?: boolean;
  readonly top: number;
}

/** Coverage of a large project, as Istanbul writes it, is some tens of megabytes. */
const mostBytes = 64 * 1024 * 1024;

/** `dispatch localize`: where the fault is likely, from one run of the tests. */
export async function localize(
  { coverage, results = [], lines = false, top }: LocalizeOptions,
  cancel: AbortSignal,
): Promise<Answer> {
  const read = await readAll([...coverage, ...results], cancel);
  if (!read.ok) return errorAnswer([read.error], read.exitCode);
  const built = await buildRecord({
    coverage: read.files.slice(0, coverage.length),
    results: read.files.slice(coverage.length),
    readText: (path) => readFile(path, 'utf8'),
  });
  if (!built.ok) return errorAnswer(built.errors, ownExitCodes.refused);
  const { record, unmatched, uncovered } = built;
  const { functions, silent } = localizeFaults(record);
  const document = {
    silent,
    functions: functions
      .filter(({ score }) => score !== null)
      .slice(0, top)
      .map(({ rank, sharedBy, file, name, line, score, shares }) => ({
        rank,
        shared_by: sharedBy,
        file,
        name,
        line,
        score,
        shares,
      })),
    function_count: functions.length,
    test_count: record.tests.length,
    failed_count: record.tests.filter(({ passed }) => !passed).length,
    uncovered_count: uncovered,
    unmatched_coverage: unmatched,
    measured: measuredRanks.tests,
    ...(lines && listLines(record, top)),
  };
  return documentAnswer(document, (page) => localizationText(document, page));
}

function listLines(record: FaultRecord, top: number) {
  const ranking = localizeLines(record);
  return {
    lines_silent: ranking.silent,
    lines: ranking.lines.slice(0, top).map(({ rank, sharedBy, file, line, of, score, shares }) => ({
      rank,
      shared_by: sharedBy,
      file,
      line,
      function: of === null ? null : (record.functions[of]?.[1] ?? null),
      score,
      shares,
    })),
    line_count: ranking.lines.length,
    lines_measured: measuredRanks.lines,
  };
}

type ReadAll =
  | { readonly ok: true; readonly files: readonly NamedText[] }
  | { readonly ok: false; readonly error: ErrorDetail; readonly exitCode: number };

async function readAll(names: readonly string[], cancel: AbortSignal): Promise<ReadAll> {
  const files: NamedText[] = [];
  for (const name of names) {
    const read = await readInput(name, { maxBytes: mostBytes, cancel });
    if (read.kind === 'cancelled') cancel.throwIfAborted();
    if (read.kind === 'refused') return { ok: false, error: read.error, exitCode: read.exitCode };
    if (read.kind !== 'bytes') continue;
    if (read.bytes.length > mostBytes) {
      const message = `${name} has more than ${mostBytes} bytes.`;
      const hint = 'Give coverage of fewer files, or of fewer tests.';
      const error = cliError('INPUT_TOO_LARGE', message, { hint });
      return { ok: false, error, exitCode: ownExitCodes.refused };
    }
    files.push({ name, text: new TextDecoder().decode(read.bytes) });
  }
  return { ok: true, files };
}
