import { parentPort } from 'node:worker_threads';
import type { JobAnswer, JobRequest } from './messages.ts';
import { runJob } from './run-job.ts';
import { shareTypeScript } from './share-typescript.ts';

// Before a job loads what needs it.
shareTypeScript();

/** Answers every request; a thrown error is told, as errors lose their class between threads. */
const port = parentPort;
port?.on('message', ({ id, job }: JobRequest) => {
  const answer = (said: JobAnswer): void => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- no window
    port.postMessage(said);
  };
  runJob(job).then(
    (value) => answer({ id, ok: true, value }),
    (thrown: unknown) => {
      const message = thrown instanceof Error ? thrown.message : String(thrown);
      answer({ id, ok: false, message });
    },
  );
});
