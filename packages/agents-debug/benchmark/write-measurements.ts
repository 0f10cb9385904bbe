/** Measures localisation and writes what tells of it; run by `pnpm run localisation`. */
import { writeFile } from 'node:fs/promises';
import { generatedFiles } from './generated-files.ts';
import { measureLocalisation } from './measure-localisation.ts';
import { readRecords } from './read-records.ts';

for (const { url, text } of generatedFiles(measureLocalisation(await readRecords()))) {
  await writeFile(url, text);
}
