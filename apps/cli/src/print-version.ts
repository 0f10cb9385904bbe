import { watchStdout, writeStdout } from './io/stdout.ts';
import { ownVersion } from './own-version.ts';

// `dispatch --version`, the shortest way: scripts ask it often.
watchStdout();
await writeStdout(`${ownVersion()}\n`);
