import * as z from 'zod';
import type { CoverageUnit, RanLine } from './coverage-unit.ts';

/** `coverage json --show-contexts`, with functions (coverage.py from 7.6 on). */
export const coveragePySchema = z.object({
  meta: z.object({ show_contexts: z.boolean() }).loose(),
  files: z.record(
    z.string(),
    z.object({
      contexts: z.record(z.string(), z.array(z.string())).default({}),
      functions: z
        .record(
          z.string(),
          z.object({
            executed_lines: z.array(z.int()),
            missing_lines: z.array(z.int()),
            start_line: z.int().optional(),
          }),
        )
        .default({}),
    }),
  ),
});

/** One unit a context: a test ran a function when it ran a line of its body. */
export function readCoveragePy({
  files,
}: z.infer<typeof coveragePySchema>): readonly CoverageUnit[] {
  const tests = new Set(
    Object.values(files).flatMap(({ contexts }) => Object.values(contexts).flat()),
  );
  tests.delete('');
  return [...tests].map((test) => {
    const read = Object.entries(files).flatMap(([file, { contexts, functions }]) =>
      Object.entries(functions).map(([name, own]) => {
        const lines = own.executed_lines.filter((at) => contexts[at]?.includes(test) ?? false);
        return { place: placeOf(file, name, own), lines };
      }),
    );
    return {
      // pytest-cov adds the phase, as in `test_a.py::test_x|run`.
      test: test.replace(/\|\w+$/, ''),
      functions: read.flatMap(({ place: { of }, lines }) =>
        of === null ? [] : [{ place: of, ran: lines.length > 0 }],
      ),
      ranLines: () => read.flatMap(({ place, lines }) => lines.map((line) => ({ ...place, line }))),
    };
  });
}

interface OwnLines {
  readonly executed_lines: readonly number[];
  readonly missing_lines: readonly number[];
  readonly start_line?: number | undefined;
}

/** The nameless entry is the module: its lines are in no function. */
function placeOf(file: string, name: string, own: OwnLines): Pick<RanLine, 'file' | 'of'> {
  const first = () => Math.min(...own.executed_lines, ...own.missing_lines);
  return { file, of: name === '' ? null : [file, name, own.start_line ?? first()] };
}
