import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { open, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { withParent, type FilePlace } from '../paths/with-parent.ts';
import { rejectionReportSchema, reportPathOf, type RejectionReport } from './rejection-report.ts';

/** Neither follows a link nor waits for the writer of a pipe. */
const readFlags = constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW;

/** As much as an agent may stage in one call; what is larger is not ours. */
const maxFileBytes = 64 * 1024 * 1024;

const reportName = reportPathOf('');

/** What is refused in one folder: read anew by each method, since other tasks write there too. */
export interface RejectedFolder {
  /** The file's bytes; undefined where there is nothing, null where it is no plain file. */
  read(name: string): Promise<Uint8Array | null | undefined>;
  /** Whether a report says that a file with this name and these bytes was placed by a dispatch. */
  isKnown(name: string, bytes: Uint8Array): Promise<boolean>;
  /**
   * Takes away a report with the files that it lists, as far as nobody edited them and no other
   * report lists them. Answers the names of those that were edited.
   */
  clear(report: string): Promise<readonly string[]>;
}

interface FolderRules {
  readonly folder: string;
  readonly roots: readonly string[];
  /** Whether it is made where it is missing. */
  readonly create: boolean;
}

/**
 * Works in a folder by paths that cannot leave the roots.
 * @throws as `open` does: ENOENT for a folder that is not there.
 */
export async function inRejectedFolder<Value>(
  { folder, roots, create }: FolderRules,
  work: (folder: RejectedFolder) => Promise<Value>,
): Promise<Value> {
  const place = { real: join(folder, reportName), roots, create };
  return await withParent(place, async (opened) => await work(rejectedFolder(opened)));
}

function rejectedFolder({ pathOf }: FilePlace): RejectedFolder {
  const read = (name: string): ReturnType<RejectedFolder['read']> => readPlain(pathOf(name));
  const readReport = async (name: string): Promise<RejectionReport | undefined> =>
    parseReport(await read(name));
  const listed = async (but?: string): Promise<readonly RejectionReport['files'][number][]> => {
    const names = await readdir(pathOf('.'));
    const reports = names.filter((name) => name.endsWith(reportName) && name !== but);
    const parsed = await Promise.all(reports.map(readReport));
    return parsed.flatMap((report) => report?.files ?? []);
  };
  return {
    read,
    async isKnown(name, bytes) {
      const sha256 = hashOf(bytes);
      return (await listed()).some((file) => file.name === name && file.sha256 === sha256);
    },
    async clear(name) {
      const report = await readReport(name);
      if (report === undefined) return [];
      const others = await listed(name);
      const edited: string[] = [];
      for (const file of report.files) {
        if (others.some((other) => other.name === file.name)) continue;
        const bytes = await read(file.name);
        if (bytes === undefined) continue;
        if (bytes === null || hashOf(bytes) !== file.sha256) edited.push(file.name);
        else await rm(pathOf(file.name), { force: true });
      }
      await rm(pathOf(name), { force: true });
      return edited;
    },
  };
}

export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Undefined for anything but a whole report of ours. */
function parseReport(bytes: Uint8Array | null | undefined): RejectionReport | undefined {
  if (bytes === null || bytes === undefined) return undefined;
  try {
    return rejectionReportSchema.safeParse(JSON.parse(new TextDecoder().decode(bytes))).data;
  } catch {
    return undefined;
  }
}

async function readPlain(path: string): Promise<Uint8Array | null | undefined> {
  try {
    const handle = await open(path, readFlags);
    try {
      const found = await handle.stat();
      return found.isFile() && found.size <= maxFileBytes ? await handle.readFile() : null;
    } finally {
      await handle.close();
    }
  } catch (thrown) {
    return (thrown as NodeJS.ErrnoException | null)?.code === 'ENOENT' ? undefined : null;
  }
}
