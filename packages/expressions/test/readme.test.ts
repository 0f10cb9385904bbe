import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { errorCatalogue } from '../src/error-catalogue.ts';

const folder = fileURLToPath(new URL('..', import.meta.url));
const readme = readFileSync(`${folder}README.md`, 'utf8');

function blockOf(language: string): string {
  return new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(readme)?.[1] ?? '';
}

describe('README', () => {
  test('its example prints what it says', () => {
    const args = ['--input-type=module', '--eval', blockOf('ts')];
    const printed = execFileSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
    expect(printed).toBe(blockOf('text'));
  });

  test('its table of errors is the catalogue', () => {
    const rows = Object.entries(errorCatalogue).map(
      ([code, { when, fix }]) => `| \`${code}\` | ${when} | ${fix} |`,
    );
    const cells = (line: string) => line.split('|').map((cell) => cell.trim());
    const written = readme.split('\n').filter((line) => /^\| `[A-Z]+_[A-Z_]+` /.test(line));
    expect(written.map(cells)).toStrictEqual(rows.map(cells));
  });
});
