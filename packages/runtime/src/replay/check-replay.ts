import { resolve } from 'node:path';
import { errorDetail } from '@parallel-dispatcher/schema';
import { accept, refuse, type Checked } from '../checked.ts';
import type { RuntimeEnvironment } from '../runtime-options.ts';
import type { Settings } from '../settings/resolve-settings.ts';
import type { Taping } from './taping.ts';

/** Reads what is to be replayed. Nothing is loaded for a run that neither records nor replays. */
export async function checkReplay(
  { flags, cwd }: Pick<RuntimeEnvironment, 'flags' | 'cwd'>,
  settings: Pick<Settings, 'traceDir' | 'traceContent'>,
): Promise<Checked<Taping>> {
  const { record = false, replay } = flags;
  if (record && settings.traceContent === 'none') return refuse(nothingToKeep);
  if (replay === undefined) return accept({ record, replay: null });
  const traceDir = resolve(cwd, settings.traceDir);
  const { loadRecordings } = await import('./taped.ts');
  const loaded = await loadRecordings(replay, { traceDir, cwd });
  return loaded.ok ? accept({ record, replay: { name: replay, ...loaded.value } }) : loaded;
}

const nothingToKeep = errorDetail({
  code: 'RECORD_WITHOUT_CONTENT',
  message:
    'The run is to be recorded, and trace_content is "none": nothing of what is said may be kept.',
  path: 'config.trace_content',
  hint: 'Leave one of them out.',
});
