import { cliError } from './cli-error.ts';
import { ownExitCodes, refusedDocument } from './render/refused-document.ts';

const error = cliError(
  'NODE_TOO_OLD',
  `dispatch needs Node 22.18 or later, and this is Node ${process.versions.node}.`,
  { hint: 'Install a newer Node: https://nodejs.org' },
);
const document = refusedDocument([error], ownExitCodes.environment);
process.stdout.write(`${JSON.stringify(document, undefined, 2)}\n`);
process.exitCode = ownExitCodes.environment;
