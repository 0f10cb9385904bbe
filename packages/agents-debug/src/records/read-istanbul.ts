import * as z from 'zod';
import type { RecordedFunction } from '../ranking/fault-record.ts';
import type { CoverageUnit, RanLine } from './coverage-unit.ts';

const position = z.object({ line: z.int() });
const place = z.object({ start: position, end: position.optional() });

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
        loc: place,
      }),
    ),
    f: z.record(z.string(), z.number()),
    statementMap: z.record(z.string(), place).default({}),
    s: z.record(z.string(), z.number()).default({}),
  }),
);

/** One unit: Istanbul does not tell tests apart, so the file is of one test and named after it. */
export function readIstanbul(
  coverage: z.infer<typeof istanbulSchema>,
  test: string,
): readonly CoverageUnit[] {
  const functions = Object.values(coverage).flatMap((file) =>
    Object.entries(file.fnMap).map(([id, one]) => ({
      place: placeOf(file, one),
      ran: (file.f[id] ?? 0) > 0,
    })),
  );
  return [{ test, functions, ranLines: () => Object.values(coverage).flatMap(ranLinesOf) }];
}

type IstanbulFile = z.infer<typeof istanbulSchema>[string];
type IstanbulFunction = IstanbulFile['fnMap'][string];

function placeOf({ path }: IstanbulFile, { name, line, decl, loc }: IstanbulFunction) {
  return [path, name, line ?? decl?.start.line ?? loc.start.line] as const;
}

/** Lines that a statement which ran begins on. */
function ranLinesOf(file: IstanbulFile): readonly RanLine[] {
  const { path, statementMap, s } = file;
  const ran = Object.entries(statementMap).filter(([id]) => (s[id] ?? 0) > 0);
  const lines = new Set(ran.map(([, { start }]) => start.line));
  return [...lines].map((line) => ({ file: path, line, of: innermost(file, line) }));
}

function innermost(file: IstanbulFile, line: number): RecordedFunction | null {
  const around = Object.values(file.fnMap)
    .filter(({ loc: { start, end } }) => start.line <= line && line <= (end?.line ?? Infinity))
    .toSorted((a, b) => b.loc.start.line - a.loc.start.line);
  return around[0] ? placeOf(file, around[0]) : null;
}
