import { runDetached } from './detach/run-detached.ts';

// The process of a detached run. It has no terminal, and nobody reads what it prints.
process.exit(await runDetached());
