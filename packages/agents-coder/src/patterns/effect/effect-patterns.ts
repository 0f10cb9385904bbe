import { deleteRow } from './delete-row.ts';
import type { EffectPattern } from './effect-piece.ts';
import { fileRead } from './file-read.ts';
import { fileWrite } from './file-write.ts';
import { httpRead } from './http-read.ts';
import { httpSend } from './http-send.ts';
import { insertRow } from './insert-row.ts';
import { listRows } from './list-rows.ts';
import { publishEvent } from './publish-event.ts';
import { readCachedRow } from './read-cached-row.ts';
import { readRow } from './read-row.ts';
import { sendMessage } from './send-message.ts';
import { setField } from './set-field.ts';
import { softDeleteRow } from './soft-delete-row.ts';
import { updateRow } from './update-row.ts';
import { upsertRow } from './upsert-row.ts';

const mainPatterns: readonly EffectPattern[] = [
  upsertRow,
  softDeleteRow,
  insertRow,
  updateRow,
  setField,
  deleteRow,
  readCachedRow,
  listRows,
  readRow,
  httpRead,
  httpSend,
  fileRead,
  fileWrite,
  sendMessage,
];

/** What an effect may do. One thing, and an event about it: what else would follow is not read. */
export const effectPatterns: readonly EffectPattern[] = [
  ...mainPatterns.map((pattern): EffectPattern => ({
    ...pattern,
    read: (cursor, scope) => (scope.before === null ? pattern.read(cursor, scope) : null),
  })),
  publishEvent,
];
