import * as z from 'zod';
import type { CoverageUnit } from './coverage-unit.ts';

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
  return [...tests].map((test) => ({
    // pytest-cov adds the phase, as in `test_a.py::test_x|run`.
    test: test.replace(/\|\w+$/, ''),
    functions: Object.entries(files).flatMap(([file, { contexts, functions }]) =>
      Object.entries(functions).flatMap(([name, own]) => {
        // The nameless entry is the module.
        if (name === '') return [];
        const lines = [...own.executed_lines, ...own.missing_lines];
        const line = own.start_line ?? Math.min(...lines);
        const ran = own.executed_lines.some((at) => contexts[at]?.includes(test) ?? false);
        return [{ place: [file, name, line] as const, ran }];
      }),
    ),
  }));
}
