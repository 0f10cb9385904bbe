import { runAnswer } from './answer.ts';
import { answerCommandLine } from './answer-command-line.ts';
import { bugAnswer } from './bug-answer.ts';
import { graceOver } from './io/grace-over.ts';
import { interruptOnSignals } from './io/interrupt-on-signals.ts';
import { keepStreams, ownStderr } from './io/own-streams.ts';
import { stdoutClosed, watchStdout } from './io/stdout.ts';
import { outputFormatOf } from './options/output-format.ts';
import { present } from './present.ts';
import { interruptedDocument } from './render/interrupted-document.ts';

// Warnings of Node are not for the callers that merge stderr into the result.
process.removeAllListeners('warning');
watchStdout();
keepStreams();

const argv = process.argv.slice(2);
const format = outputFormatOf(argv, process.stdout.isTTY);
const interrupts = interruptOnSignals();
const cancel = AbortSignal.any([interrupts.cancel, stdoutClosed]);
const uncaught = Promise.withResolvers<never>();
process.on('uncaughtException', uncaught.reject);
process.once('beforeExit', () => {
  uncaught.reject(new Error('The command has nothing left to wait for and no answer.'));
});

const answer = await Promise.race([
  answerCommandLine(argv, cancel),
  uncaught.promise,
  Promise.race([graceOver(cancel), interrupts.again]).then(() =>
    runAnswer(interruptedDocument(cancel)),
  ),
]).catch(bugAnswer);

try {
  await present(answer, format);
  process.exit(answer.exitCode);
} catch (cause) {
  // stdout itself is what failed: nothing is left to say it on but stderr.
  ownStderr(`dispatch: stdout cannot be written: ${String(cause)}\n`);
  process.exit(3);
}
