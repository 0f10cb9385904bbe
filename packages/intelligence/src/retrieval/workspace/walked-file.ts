import type { LeaveOutReason } from './leave-out-reason.ts';
import type { SourceFile } from './source-file.ts';

/** What a walk found at a path: a file to index, or why it is none. */
export type WalkedFile =
  | { readonly path: string; readonly file: SourceFile }
  | { readonly path: string; readonly leftOut: LeaveOutReason };
