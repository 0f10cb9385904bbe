import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import type { CoverageUnit } from './coverage-unit.ts';

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
  const listed = await Promise.all(
    own.map(async ({ url, functions }) => {
      const path = fileURLToPath(url);
      const text = await readText(path).catch(() => null);
      if (text === null) return [];
      return functions.flatMap(({ functionName, ranges: [whole] }) => {
        // The unnamed function over the whole file is the module itself.
        if (!whole || (functionName === '' && whole.startOffset === 0)) return [];
        const line = text.slice(0, whole.startOffset).split('\n').length;
        return [
          { place: [path, functionName || '(anonymous)', line] as const, ran: whole.count > 0 },
        ];
      });
    }),
  );
  return [{ test, functions: listed.flat() }];
}
