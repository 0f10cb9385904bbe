import * as z from 'zod';
import type { CoverageUnit } from './coverage-unit.ts';

const position = z.object({ line: z.int() });

/** `coverage-final.json`: one entry a source file. */
export const istanbulSchema = z.record(
  z.string(),
  z.object({
    path: z.string(),
    fnMap: z.record(
      z.string(),
      z.object({
        name: z.string(),
        line: z.int().optional(),
        decl: z.object({ start: position }).optional(),
        loc: z.object({ start: position }),
      }),
    ),
    f: z.record(z.string(), z.number()),
  }),
);

/** One unit: Istanbul does not tell tests apart, so the file is of one test and named after it. */
export function readIstanbul(
  coverage: z.infer<typeof istanbulSchema>,
  test: string,
): readonly CoverageUnit[] {
  const functions = Object.values(coverage).flatMap(({ path, fnMap, f }) =>
    Object.entries(fnMap).map(([id, { name, line, decl, loc }]) => ({
      place: [path, name, line ?? decl?.start.line ?? loc.start.line] as const,
      ran: (f[id] ?? 0) > 0,
    })),
  );
  return [{ test, functions }];
}
