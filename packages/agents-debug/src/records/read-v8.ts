import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import type { CoverageUnit } from './coverage-unit.ts';
import { v8Lines } from './v8-lines.ts';

/** A file that node writes into `NODE_V8_COVERAGE`. */
export const v8Schema = z.object({
  result: z.array(
    z.object({
      url: z.string(),
      functions: z.array(
        z.object({
          functionName: z.string(),
          ranges: z.array(z.object({ startOffset: z.int(), endOffset: z.int(), count: z.int() })),
        }),
      ),
    }),
  ),
});

/**
 * One unit: V8 does not tell tests apart, so the file is of one test and named after it. Offsets
 * become lines by the source; a file whose source is not there is left out, as are libraries.
 */
export async function readV8(
  coverage: z.infer<typeof v8Schema>,
  {
    test,
    readText,
  }: { readonly test: string; readonly readText: (path: string) => Promise<string> },
): Promise<readonly CoverageUnit[]> {
  const own = coverage.result.filter(
    ({ url }) => url.startsWith('file:') && !url.includes('/node_modules/'),
  );
  const files = await Promise.all(
    own.map(async ({ url, functions }) => {
      const path = fileURLToPath(url);
      const text = await readText(path).catch(() => null);
      return text === null ? [] : [describeFile({ path, text, functions })];
    }),
  );
  const known = files.flat();
  return [
    {
      test,
      functions: known.flatMap(({ functions }) => functions.filter((one) => one !== null)),
      ranLines: () => known.flatMap(({ ranLines }) => ranLines()),
    },
  ];
}

interface CoveredFile {
  readonly path: string;
  readonly text: string;
  readonly functions: z.infer<typeof v8Schema>['result'][number]['functions'];
}

function describeFile({ path, text, functions: covered }: CoveredFile) {
  const functions = covered.map(({ functionName, ranges: [whole] }) => {
    // The unnamed function over the whole file is the module itself.
    if (!whole || (functionName === '' && whole.startOffset === 0)) return null;
    const line = text.slice(0, whole.startOffset).split('\n').length;
    return { place: [path, functionName || '(anonymous)', line] as const, ran: whole.count > 0 };
  });
  const ranLines = () =>
    v8Lines({ text, functions: covered.map(({ ranges }) => ranges) }).map(({ line, of }) => ({
      file: path,
      line,
      of: of === null ? null : (functions[of]?.place ?? null),
    }));
  return { functions, ranLines };
}
