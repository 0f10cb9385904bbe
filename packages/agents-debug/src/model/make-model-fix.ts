import { findSyntaxError, listFunctions } from '@parallel-dispatcher/code-analysis';
import type { FailureCase } from '../case/failure-case.ts';
import type { Claim } from '../facts/claim.ts';
import { describePlace } from '../facts/place-of.ts';
import type { Place } from '../facts/place.ts';
import { quote } from '../facts/quote.ts';
import type { Fix } from '../solution/fix.ts';
import { pathInReport } from '../solution/path-in-report.ts';
import { writePatch } from '../solution/write-patch.ts';
import type { ModelEdit } from './model-answer.ts';
import type { ProjectFiles } from './project-files.ts';
import { refuseEdit } from './refuse-edit.ts';

/** A fix of more places is a rewrite, which nobody reviews as a fix. */
const mostEdits = 20;

export interface ProposedFix {
  readonly description: Claim;
  readonly steps: readonly Claim[];
  readonly edits: readonly ModelEdit[];
}

type MadeFix =
  | { readonly ok: true; readonly fix: Fix }
  /** What is wrong with it, for its author. */
  | { readonly ok: false; readonly findings: readonly string[] };

interface ChangedFile {
  readonly before: string;
  after: string;
  /** Of the first change, from 1. */
  readonly line: number;
  /** What stands there now. */
  readonly first: string;
}

/** Makes a fix of the edits that a model proposes, where each can be made and may be. */
export async function makeModelFix(
  { description, steps, edits }: ProposedFix,
  { failure, files }: { readonly failure: FailureCase; readonly files: ProjectFiles },
): Promise<MadeFix> {
  if (edits.length === 0) return refused(['The fix has no edits.']);
  if (edits.length > mostEdits) {
    return refused([`The fix has ${edits.length} edits; at most ${mostEdits} are taken.`]);
  }
  const changed = new Map<string, ChangedFile>();
  const findings: string[] = [];
  for (const edit of edits) {
    const problem = await applyEdit(edit, { failure, files, changed });
    if (problem !== null) findings.push(`${edit.file}: ${problem}`);
  }
  if (findings.length > 0) return refused(findings);
  const broken = await findBroken(changed, failure);
  if (broken.length > 0) return refused(broken);
  const [main] = changed;
  if (main === undefined) return refused(['The edits change nothing.']);
  return { ok: true, fix: await assemble(main, { changed, failure, description, steps }) };
}

function refused(findings: readonly string[]): MadeFix {
  return { ok: false, findings };
}

/** Null where it was made. */
async function applyEdit(
  edit: ModelEdit,
  around: {
    readonly failure: FailureCase;
    readonly files: ProjectFiles;
    readonly changed: Map<string, ChangedFile>;
  },
): Promise<string | null> {
  const { failure, files, changed } = around;
  const found = files.find(edit.file);
  if (!found.ok) return found.reason;
  const refusal = refuseEdit(found.file, failure);
  if (refusal !== null) return refusal;
  const read = await failure.sources.read(found.file);
  if (!read.ok) return read.reason;
  const known = changed.get(found.file);
  const text = known?.after ?? read.source.text;
  const [old, put] = asWritten(edit, text);
  if (old === put) return 'the edit changes nothing';
  const at = text.indexOf(old);
  if (old === '' || at === -1)
    return `\`${quote(old, 120)}\` does not stand there letter by letter`;
  if (text.includes(old, at + 1)) return `\`${quote(old, 120)}\` stands there more than once`;
  const after = text.slice(0, at) + put + text.slice(at + old.length);
  const line = text.slice(0, at + sharedStart(old, put)).split('\n').length;
  if (known) known.after = after;
  else changed.set(found.file, { before: text, after, line, first: put });
  return null;
}

/** An edit with the line ends of the file. */
function asWritten({ old, new: put }: ModelEdit, text: string): readonly [string, string] {
  if (!text.includes('\r\n') || old.includes('\r')) return [old, put];
  return [old.replaceAll('\n', '\r\n'), put.replaceAll(/\r?\n/g, '\r\n')];
}

function sharedStart(left: string, right: string): number {
  let at = 0;
  while (at < left.length && left[at] === right[at]) at += 1;
  return at;
}

async function findBroken(
  changed: ReadonlyMap<string, ChangedFile>,
  { short }: FailureCase,
): Promise<readonly string[]> {
  const faults = await Promise.all(
    [...changed].map(async ([file, { before, after }]) => {
      const fault = await findSyntaxError({ file, text: after });
      if (!fault || (await findSyntaxError({ file, text: before }))) return [];
      return [`${short(file)} would not parse any more: line ${fault.line}, ${fault.message}`];
    }),
  );
  return faults.flat();
}

async function assemble(
  [file, main]: readonly [string, ChangedFile],
  around: {
    readonly changed: ReadonlyMap<string, ChangedFile>;
    readonly failure: FailureCase;
    readonly description: Claim;
    readonly steps: readonly Claim[];
  },
): Promise<Fix> {
  const { changed, failure, description, steps } = around;
  const functions = (await listFunctions({ file, text: main.after })) ?? [];
  const inner = functions.filter(
    ({ startLine, endLine }) => startLine <= main.line && main.line <= endLine,
  );
  const holder = inner.at(-1) ?? null;
  const place: Place = {
    file,
    line: main.line,
    column: null,
    function: holder?.name ?? null,
    range: holder && { first: holder.startLine, last: holder.endLine },
  };
  const lines = main.after.replaceAll('\r', '').split('\n');
  const names = [...changed.keys()].map((each) => failure.short(each));
  return {
    from: 'model',
    facts: description.facts,
    place,
    files: new Map([...changed].map(([path, { after }]) => [path, after])),
    change: `the fix of the model (${names.join(', ')})`,
    instruction: `In ${describePlace(place, failure.short)}: ${description.text.replace(/\.$/, '')}`,
    steps,
    fixedCode:
      holder === null ? main.first : lines.slice(holder.startLine - 1, holder.endLine).join('\n'),
    patch: writePatch(
      [...changed].map(([path, { before, after }]) => ({
        path: pathInReport(failure, path),
        before,
        after,
      })),
    ),
  };
}
