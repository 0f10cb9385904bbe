import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The licenses of the packages among the files of a bundle, as a text to go with it. */
export function collectLicenses(files: readonly string[]): string {
  const folders = files.flatMap(
    (file) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file)?.[0] ?? [],
  );
  return [...new Set(folders)].toSorted().map(licenseOf).join('\n\n');
}

function licenseOf(folder: string): string {
  const facts = readFileSync(join(folder, 'package.json'), 'utf8');
  const { name, version, license } = JSON.parse(facts) as Record<string, string>;
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file === undefined ? '' : `\n\n${readFileSync(join(folder, file), 'utf8').trim()}`;
  return `${name} ${version} (${license})${text}\n`;
}
