import { isTestFile } from '../case/is-test-file.ts';
import type { FailureCase } from '../case/failure-case.ts';
import type { CoverageUnit } from '../records/coverage-unit.ts';
import { parseJson } from '../records/parse-json.ts';
import { readV8, v8Schema } from '../records/read-v8.ts';

/** One unit a process that ran one test file, without the code of tests and libraries. */
export async function readTestFiles({
  baseline,
  sources,
}: FailureCase): Promise<readonly CoverageUnit[]> {
  if (!baseline.ran) return [];
  const inside = `${baseline.project.root}/`;
  const isTest = (path: string): boolean => isTestFile(path.slice(inside.length));
  const readText = async (path: string): Promise<string> => {
    const read = await sources.read(path);
    if (!read.ok) throw new Error(read.reason);
    return read.source.text;
  };
  const units = await Promise.all(
    baseline.trial.coverage.map(async ({ name, text }) => {
      const parsed = v8Schema.safeParse(parseJson(text));
      if (!parsed.success) return [];
      const tests = parsed.data.result
        .map(({ url }) => decodeURIComponent(url.replace(/^file:\/\//, '')))
        .filter(
          (path) => path.startsWith(inside) && isTest(path) && !/\/node_modules\//.test(path),
        );
      const [only] = tests;
      if (only === undefined || tests.length > 1) return [];
      const [unit] = await readV8(parsed.data, { test: name, readText });
      if (!unit) return [];
      const isOwn = (path: string): boolean => path.startsWith(inside) && !isTest(path);
      return [
        {
          test: only.slice(inside.length),
          functions: unit.functions.filter(({ place: [path] }) => isOwn(path)),
          ranLines: () => unit.ranLines().filter(({ file }) => isOwn(file)),
        },
      ];
    }),
  );
  return units.flat();
}
