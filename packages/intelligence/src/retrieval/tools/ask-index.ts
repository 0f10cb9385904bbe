import type { DatabaseSync } from 'node:sqlite';
import { failed } from '../../failed.ts';
import type { ToolResult } from '../../tool.ts';
import type { IndexState } from '../index/index-state.ts';
import type { WorkspaceIndex } from '../index/workspace-index.ts';
import { loadSqlite } from '../store/load-sqlite.ts';

interface Ask<Found, Answer> {
  readonly work: (database: DatabaseSync) => Found;
  readonly write: (found: Found, state: IndexState) => Answer;
}

/** Asks the index as the workspace is now; what goes wrong is a failed call, never thrown. */
export async function askIndex<Found, Answer>(
  index: WorkspaceIndex,
  { work, write }: Ask<Found, Answer>,
): Promise<ToolResult<Answer>> {
  if (!loadSqlite()) {
    return failed({
      code: 'RETRIEVAL_UNAVAILABLE',
      message: `The index needs node:sqlite, which Node ${process.versions.node} was built without.`,
      hint: 'Run Node 22.18 or newer, as its makers publish it.',
      errorClass: 'tool',
    });
  }
  try {
    const { value, state } = await index.read(work);
    return { ok: true, value: write(value, state) };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return failed({
      code: 'RETRIEVAL_FAILED',
      message: `The workspace could not be searched: ${why}`,
      hint: 'See that the workspace is there and can be read; the message says what could not.',
      errorClass: 'tool',
    });
  }
}
