import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { parseJsonDocument } from '@parallel-dispatcher/schema';
import * as z from 'zod';
import type { PinnedTool, PinnedTools, PinStore } from './pinned-tools.ts';

const fileSchema = z.looseObject({
  schema_version: z.literal(1),
  servers: z.record(
    z.string(),
    z.record(
      z.string(),
      z.looseObject({
        sha256: z.string(),
        description: z.string(),
        input_schema: z.record(z.string(), z.unknown()),
      }),
    ),
  ),
});

type Servers = Readonly<Record<string, PinnedTools>>;

/**
 * Pins in a JSON file that only its owner can read, replaced as a whole. Writers of one process take
 * turns; of two processes that write at the same moment the later wins, and the other's servers are
 * pinned again at their next first use.
 * @throws when the file is there and is no pin file: what cannot be read must not count as unseen.
 */
export function openPinFile(path: string): PinStore {
  let last: Promise<unknown> = Promise.resolve();
  const add = async (before: Promise<unknown>, server: string, tools: PinnedTools) => {
    await before.catch(() => undefined);
    const servers = await readServers(path);
    await replace(path, { ...servers, [server]: tools });
  };
  return {
    async read(server) {
      await last.catch(() => undefined);
      const servers = await readServers(path);
      return Object.hasOwn(servers, server) ? servers[server] : undefined;
    },
    async write(server, tools) {
      const written = add(last, server, tools);
      last = written;
      await written;
    },
  };
}

async function readServers(path: string): Promise<Servers> {
  const text = await readFile(path).catch((thrown: NodeJS.ErrnoException) => {
    if (thrown.code === 'ENOENT') return undefined;
    throw thrown;
  });
  if (text === undefined) return {};
  const parsed = parseJsonDocument(text, { name: path });
  const checked = parsed.ok ? fileSchema.safeParse(parsed.value) : undefined;
  if (checked?.success !== true) {
    throw new Error(
      `${path} is no file of pinned MCP tools: correct it, or delete it to start anew`,
    );
  }
  return checked.data.servers as Readonly<Record<string, Readonly<Record<string, PinnedTool>>>>;
}

async function replace(path: string, servers: Servers): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    await using file = await open(temporary, 'wx', 0o600);
    await file.writeFile(`${JSON.stringify({ schema_version: 1, servers }, null, 2)}\n`);
    // Whatever the umask took away or left.
    await file.chmod(0o600);
    await file.datasync();
    await rename(temporary, path);
  } catch (thrown) {
    await rm(temporary, { force: true });
    throw thrown;
  }
}
