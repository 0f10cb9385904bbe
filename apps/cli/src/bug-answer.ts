import { errorAnswer, type Answer } from './answer.ts';
import { cliError } from './cli-error.ts';
import { ownExitCodes } from './render/refused-document.ts';

const issues = 'https://github.com/parallel-dispatcher/parallel-dispatcher/issues';

/** The answer when something was thrown that nobody expected. DISPATCH_DEBUG=1 adds the stack. */
export function bugAnswer(thrown: unknown): Answer {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  const debug = (process.env['DISPATCH_DEBUG'] ?? '') !== '';
  const stack = cliError('STACK', error.stack ?? 'There is no stack.');
  const bug = cliError('INTERNAL_BUG', `${error.name}: ${error.message}`, {
    hint: debug
      ? `This is a bug in dispatch or in a config; please report it: ${issues}`
      : `This is a bug in dispatch or in a config; run it again with DISPATCH_DEBUG=1 to see where, and please report it: ${issues}`,
    ...(debug && { cause: stack }),
  });
  return errorAnswer([bug], ownExitCodes.bug);
}
