import type { CoverageUnit, NamedText } from './coverage-unit.ts';

/**
 * Functions of an LCOV tracefile, one unit a test name (`TN:`); sections without one belong to a
 * test that is named after the file.
 * @see geninfo(1), "TRACEFILE FORMAT"
 */
export function readLcov({ name, text }: NamedText): readonly CoverageUnit[] {
  const units = new Map<string, Map<string, { place: [string, string, number]; ran: boolean }>>();
  let test = name;
  let file = '';
  let starts = new Map<string, number>();
  for (const line of text.split(/\r?\n/)) {
    const [, key = '', value = ''] = /^([A-Z]+):(.*)$/.exec(line) ?? [];
    const fields = value.split(',');
    if (key === 'TN') test = value.trim() === '' ? name : value.trim();
    if (key === 'SF') {
      file = value.trim();
      starts = new Map();
    }
    // FN:<line>[,<end>],<name>; since LCOV 2.2 FNL:<index>,<line>[,<end>] and FNA:<index>,<count>,<name>.
    if (key === 'FN') starts.set(fields.at(-1) ?? '', Number(fields[0]));
    if (key === 'FNL') starts.set(`#${fields[0] ?? ''}`, Number(fields[1]));
    if (key !== 'FNDA' && key !== 'FNA') continue;
    const isIndexed = key === 'FNA';
    const called = fields.slice(isIndexed ? 2 : 1).join(',');
    const start = starts.get(isIndexed ? `#${fields[0] ?? ''}` : called) ?? 0;
    const ran = Number(fields[isIndexed ? 1 : 0]) > 0;
    const functions = units.get(test) ?? new Map();
    units.set(test, functions);
    const id = `${file}\n${called}\n${start}`;
    if (ran || !functions.has(id)) functions.set(id, { place: [file, called, start], ran });
  }
  return [...units].map(([title, functions]) => ({
    test: title,
    functions: [...functions.values()],
  }));
}
