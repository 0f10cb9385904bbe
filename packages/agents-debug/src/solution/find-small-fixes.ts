import { findSmallEdits, type Slip, type SmallEdit } from '@parallel-dispatcher/code-analysis';
import type { FailureCase } from '../case/failure-case.ts';
import { factsOf, type Fact } from '../facts/fact.ts';
import type { SuspectPlace } from '../localise/suspect-place.ts';
import type { Fix } from './fix.ts';
import { makeLineFix } from './make-line-fix.ts';

/** Suspects further down are rarely it, and each trial runs the tests. */
const mostSuspects = 3;

/** Longer functions have more places for a slip than anyone waits for. */
const mostOfOne = 16;

/** Errors that a value was nothing; only then it is worth asking whether one is. */
const emptyErrors = new Set(['null-access', 'not-iterable', 'missing-attribute']);

/** Changes of one line that may undo a slip in a suspect, those of the likeliest first. */
export async function findSmallFixes(
  failure: FailureCase,
  ...[suspects, facts]: [readonly SuspectPlace[], readonly Fact[]]
): Promise<readonly Fix[]> {
  const isEmpty = factsOf(facts, 'error_meaning').some(({ meaning }) =>
    emptyErrors.has(meaning.kind),
  );
  const fixes: Fix[] = [];
  for (const { place, facts: pointing } of suspects.slice(0, mostSuspects)) {
    const [fact] = pointing;
    if (fact === undefined || place.range === null) continue;
    const read = await failure.sources.read(place.file);
    if (!read.ok) continue;
    const found = (await findSmallEdits(read.source, place.range)) ?? [];
    const edits = found.filter((edit) => maySlip(place.file, edit.line, facts));
    for (const change of inOrder(edits, { line: place.line, isEmpty }).slice(0, mostOfOne)) {
      const fix = await makeLineFix(failure, { from: 'search', fact, place, change });
      if (fix !== null) fixes.push(fix);
    }
  }
  return fixes;
}

/** Where a value was nothing, what is read on that line comes first; else that slip is not tried. */
function inOrder(
  edits: readonly SmallEdit[],
  { line, isEmpty }: { readonly line: number | null; readonly isEmpty: boolean },
): readonly SmallEdit[] {
  const empty: Slip = 'empty value';
  if (!isEmpty) return edits.filter(({ slip }) => slip !== empty);
  const isFirst = (edit: SmallEdit): boolean => edit.slip === empty && edit.line === line;
  const first = edits.filter((edit) => edit.slip === 'await' || isFirst(edit));
  return [...first, ...edits.filter((edit) => !first.includes(edit))];
}

/** Where the command fails since a commit that wrote lines of affected files, the slip is in those. */
function maySlip(file: string, line: number, facts: readonly Fact[]): boolean {
  const changed = factsOf(facts, 'first_failing').flatMap((fact) => fact.changed);
  const written = changed.filter(({ lines }) => lines.length > 0);
  if (written.length === 0) return true;
  return written.some((one) => one.file === file && one.lines.includes(line));
}
