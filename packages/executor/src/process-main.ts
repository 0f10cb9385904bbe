import { endWithHost } from './process/end-with-host.ts';
import { failStart } from './process/fail-start.ts';
import { serveCall } from './process/serve-call.ts';
import { watchCrashes } from './worker/watch-crashes.ts';
import type { AgentTask } from './worker/worker-call.ts';

/** The process of one call. Everything goes over the channel to the thread that started it. */
const watched = endWithHost();
watched.catch(failStart);
watchCrashes();
process.once('message', (task) => void serveCall(task as AgentTask, watched).catch(failStart));
