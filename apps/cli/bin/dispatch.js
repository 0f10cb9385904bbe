#!/usr/bin/env node
import module from 'node:module';

module.enableCompileCache?.();

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major > 22 || (major === 22 && minor >= 18)) {
  await import('../dist/main.js');
} else {
  const { cliError } = await import('../dist/cli-error.js');
  const { refusedDocument } = await import('../dist/render/refused-document.js');
  const error = cliError(
    'NODE_TOO_OLD',
    `dispatch needs Node 22.18 or later, and this is Node ${process.versions.node}.`,
    { hint: 'Install a newer Node: https://nodejs.org' },
  );
  process.stdout.write(`${JSON.stringify(refusedDocument([error], 3), undefined, 2)}\n`);
  process.exitCode = 3;
}
