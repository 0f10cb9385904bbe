import { resolve } from 'node:path';
import { errorDetail, type ErrorDetail } from '@parallel-dispatcher/schema';
import { cleanTraces, type CleanReport } from '@parallel-dispatcher/tracing';
import { accept, refuse, type Checked } from './checked.ts';
import { loadConfig } from './config/load-config.ts';
import { runtimeEnvironment, type RuntimeOptions } from './runtime-options.ts';
import { parseAge } from './settings/parse-age.ts';
import { resolveSettings } from './settings/resolve-settings.ts';

export interface CleanRunsOptions extends RuntimeOptions {
  /** Runs older than this may go, such as `7d`. @default `trace_retention.older_than` of the config */
  readonly olderThan?: string;
  /** As many of the newest runs stay. @default `trace_retention.keep` of the config */
  readonly keep?: number;
  /** Only tells what would go. @default false */
  readonly dryRun?: boolean;
  /** Also runs that broke off and could be resumed. @default false */
  readonly includeInterrupted?: boolean;
}

export interface CleanedRuns extends CleanReport {
  readonly traceDir: string;
  readonly dryRun: boolean;
}

/** Removes old runs from the trace folder. Without an age or a number, from here or config, none. */
export async function cleanRuns(options: CleanRunsOptions = {}): Promise<Checked<CleanedRuns>> {
  const environment = runtimeEnvironment(options);
  const loaded = await loadConfig(environment);
  if (!loaded.ok) return loaded;
  const settings = resolveSettings(environment, {}, loaded.value);
  if (!settings.ok) return settings;
  const retention = loaded.value.config.trace_retention;
  const olderThan = options.olderThan ?? retention?.older_than;
  const keep = options.keep ?? retention?.keep;
  if (olderThan === undefined && keep === undefined) return refuse(nothingAsked());
  const olderThanMs = olderThan === undefined ? undefined : parseAge(olderThan);
  if (olderThan !== undefined && olderThanMs === undefined) return refuse(badAge(olderThan));
  const traceDir = resolve(environment.cwd, settings.value.traceDir);
  const { dryRun = false, includeInterrupted = false } = options;
  const cleaned = await cleanTraces({
    traceDir,
    dryRun,
    includeInterrupted,
    ...(olderThanMs !== undefined && { olderThanMs }),
    ...(keep !== undefined && { keep }),
  });
  return cleaned.ok ? accept({ ...cleaned.value, traceDir, dryRun }) : refuse(cleaned.error);
}

function nothingAsked(): ErrorDetail {
  return errorDetail({
    code: 'NO_RETENTION',
    message: 'Nothing says which runs may go.',
    hint: 'Give --older-than 30d, --keep 20, or trace_retention in the config.',
  });
}

function badAge(text: string): ErrorDetail {
  return errorDetail({
    code: 'BAD_AGE',
    message: `${JSON.stringify(text.slice(0, 40))} is no age.`,
    hint: 'Write a number and s, m, h, d or w, such as 7d.',
  });
}
