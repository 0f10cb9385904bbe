import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';

const packages = fileURLToPath(new URL('../../packages/', import.meta.url));

/** The first TypeScript block of a README: the example it promises to run as it stands. */
function firstSnippet(readme: string): string | undefined {
  return /```ts\n([\s\S]*?)```/.exec(readme)?.[1];
}

// Run inside the package's own folder, so that its name resolves as it does for a consumer.
function runSnippet(packageDirectory: string, snippet: string): void {
  const folder = mkdtempSync(join(packageDirectory, '.snippet-'));
  try {
    const file = join(folder, 'example.ts');
    writeFileSync(file, snippet);
    execFileSync(process.execPath, ['--no-warnings', file], { cwd: folder, stdio: 'pipe' });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('the example in the README of', () => {
  test.each(readdirSync(packages))('%s runs', (name) => {
    const directory = join(packages, name);
    const snippet = firstSnippet(readFileSync(join(directory, 'README.md'), 'utf8'));
    expect(snippet).toBeDefined();
    runSnippet(directory, snippet ?? '');
  });
});
