import type { RecordedFunction } from '../ranking/fault-record.ts';
import type { CoverageUnit, NamedText, RanLine } from './coverage-unit.ts';

/**
 * Functions and lines of an LCOV tracefile, one unit a test name (`TN:`); sections without one
 * belong to a test that is named after the file.
 * @see geninfo(1), "TRACEFILE FORMAT"
 */
export function readLcov({ name, text }: NamedText): readonly CoverageUnit[] {
  const tests = new Map<string, TestCoverage>();
  let test = name;
  let section: Section = { file: '', starts: new Map() };
  for (const line of text.split(/\r?\n/)) {
    const [, key = '', value = ''] = /^([A-Z]+):(.*)$/.exec(line) ?? [];
    if (key === 'TN') test = value.trim() === '' ? name : value.trim();
    if (key === 'SF') section = { file: value.trim(), starts: new Map() };
    const known = tests.get(test) ?? { functions: new Map(), ran: new Map() };
    if (key === 'FNDA' || key === 'FNA' || key === 'DA') tests.set(test, known);
    readEntry({ key, fields: value.split(',') }, section, known);
  }
  return [...tests].map(([title, { functions, ran }]) => ({
    test: title,
    functions: [...functions.values()],
    ranLines: () => [...ran.values()].map((one) => ({ ...one, of: lastStarting(functions, one) })),
  }));
}

interface Section {
  readonly file: string;
  /** First lines of functions, by name or by `#index`. */
  readonly starts: Map<string, number>;
}

interface TestCoverage {
  readonly functions: Map<string, { place: RecordedFunction; ran: boolean }>;
  readonly ran: Map<string, Omit<RanLine, 'of'>>;
}

function readEntry(
  { key, fields }: { readonly key: string; readonly fields: readonly string[] },
  { file, starts }: Section,
  { functions, ran }: TestCoverage,
): void {
  // FN:<line>[,<end>],<name>; since LCOV 2.2 FNL:<index>,<line>[,<end>] and FNA:<index>,<count>,<name>.
  if (key === 'FN') starts.set(fields.at(-1) ?? '', Number(fields[0]));
  if (key === 'FNL') starts.set(`#${fields[0] ?? ''}`, Number(fields[1]));
  if (key === 'DA' && Number(fields[1]) > 0) {
    ran.set(`${file}\n${fields[0] ?? ''}`, { file, line: Number(fields[0]) });
  }
  if (key !== 'FNDA' && key !== 'FNA') return;
  const isIndexed = key === 'FNA';
  const called = fields.slice(isIndexed ? 2 : 1).join(',');
  const start = starts.get(isIndexed ? `#${fields[0] ?? ''}` : called) ?? 0;
  const isRun = Number(fields[isIndexed ? 1 : 0]) > 0;
  const id = `${file}\n${called}\n${start}`;
  if (isRun || !functions.has(id)) functions.set(id, { place: [file, called, start], ran: isRun });
}

/** LCOV says where functions start, and seldom where they end. */
function lastStarting(
  functions: TestCoverage['functions'],
  { file, line }: Omit<RanLine, 'of'>,
): RecordedFunction | null {
  let last: RecordedFunction | null = null;
  for (const { place } of functions.values()) {
    if (place[0] === file && place[2] <= line && place[2] >= (last?.[2] ?? 0)) last = place;
  }
  return last;
}
