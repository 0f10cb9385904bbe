type Write = NodeJS.WriteStream['write'];

/** Writes to stdout, also after `keepStreams`. */
export const ownStdout: Write = process.stdout.write.bind(process.stdout);

/** Writes to stderr, also after `keepStreams`. */
export const ownStderr: Write = process.stderr.write.bind(process.stderr);

/**
 * Keeps stdout for the one document, and stderr empty where callers merge it into that document:
 * what a config or an agent's module prints while it is imported goes to nobody, or to the person
 * at the terminal. What agents print while they run is in their traces.
 */
export function keepStreams(): void {
  const { stdout, stderr } = process;
  stdout.write = stderr.isTTY ? ownStderr : swallow;
  if (!stderr.isTTY) stderr.write = swallow;
}

const swallow: Write = (
  _text: unknown,
  encodingOrDone?: unknown,
  done?: (error?: Error | null) => void,
): boolean => {
  const whenDone = typeof encodingOrDone === 'function' ? encodingOrDone : done;
  if (whenDone !== undefined) process.nextTick(whenDone);
  return true;
};
