import type { WalkedFile } from './walked-file.ts';
import { walkTraces } from './walk-traces.ts';
import { walkWorkspace } from './walk-workspace.ts';

export interface WalkSourcesOptions {
  /** Absolute, without links. */
  readonly root: string;
  /** Absolute path of the trace folder. */
  readonly traces: string;
  /** Absolute paths of folders of the workspace that are not entered. */
  readonly except: readonly string[];
}

/** All that may be indexed: the workspace, then the traces of earlier runs. */
export async function* walkSources(options: WalkSourcesOptions): AsyncGenerator<WalkedFile> {
  yield* walkWorkspace(options);
  yield* walkTraces(options);
}
