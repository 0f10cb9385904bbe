import { plainName } from './plain-name.ts';
import type { TestResult } from './test-result.ts';

/** The results that a name of coverage means: of that title, else of a test or file so named. */
export function findTests(results: readonly TestResult[], test: string): readonly TestResult[] {
  const wanted = plainName(test);
  const byTitle = results.filter(({ title }) => plainName(title) === wanted);
  if (byTitle.length > 0) return byTitle;
  const byName = results.filter(({ otherNames }) =>
    otherNames.some((one) => plainName(one) === wanted),
  );
  if (byName.length === 1) return byName;
  return results.filter(({ file }) => file !== null && isFile(file, test));
}

/** Whether the name is of this file, with or without its folders and endings. */
function isFile(file: string, test: string): boolean {
  const last = file.replace(/^.*[\\/]/, '');
  return [
    file,
    last,
    last.replace(/\.\w+$/, ''),
    last.replace(/(?:[._-](?:test|spec))?\.\w+$/, ''),
  ].some((one) => plainName(one) === plainName(test));
}
