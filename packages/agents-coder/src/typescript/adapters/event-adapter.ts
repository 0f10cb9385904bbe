import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CallAdapter } from './call-adapter.ts';
import { fileFailure } from './file-failure.ts';
import { textIn } from './text-in.ts';

/**
 * Publishes to a log on disk, one file a topic and one line an event. The answer is `{ offset }`,
 * the number of events before it. An event whose idempotency key is there is not written again.
 */
export function eventAdapter({ folder }: { readonly folder: string }): CallAdapter {
  let last: Promise<unknown> = Promise.resolve();
  const publish: CallAdapter = async ({ request, idempotency_key: idempotencyKey }) => {
    const topic = textIn(request, 'topic');
    if (!/^[\w.-]+$/.test(topic) || /^\.+$/.test(topic)) return { error: 'TOPIC_INVALID' };
    try {
      await mkdir(folder, { recursive: true });
      const path = join(folder, `${topic}.jsonl`);
      const lines = await linesOf(path);
      const known = lines.findIndex(
        (line) => Reflect.get(line, 'idempotency_key') === idempotencyKey,
      );
      if (known >= 0) return { offset: known };
      const event = {
        key: request['key'] ?? null,
        value: request['value'] ?? null,
        idempotency_key: idempotencyKey,
      };
      await appendFile(path, `${JSON.stringify(event)}\n`);
      return { offset: lines.length };
    } catch (error) {
      return { error: fileFailure(error) };
    }
  };
  return (call) => {
    // One after another, so that two events do not get the same offset.
    const next = last.then(() => publish(call));
    last = next;
    return next;
  };
}

async function linesOf(path: string): Promise<readonly object[]> {
  try {
    const text = await readFile(path, 'utf8');
    return text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => Object(JSON.parse(line)));
  } catch (error) {
    if (fileFailure(error) === 'NOT_FOUND') return [];
    throw error;
  }
}
