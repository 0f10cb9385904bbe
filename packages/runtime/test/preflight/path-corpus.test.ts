import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  listAllowed,
  listEscapes,
  makePathScene,
  snapshotOutside,
  type PathScene,
} from '@parallel-dispatcher/executor/testing';
import { validatePlan, type Inspected, type PlanReport } from '../../src/index.ts';

const touch = fileURLToPath(new URL('../fixtures/agents/touch.ts', import.meta.url));

let base: string;
let scene: PathScene;

beforeAll(async () => {
  base = await realpath(await mkdtemp(join(tmpdir(), 'preflight-paths-')));
  scene = await makePathScene(base);
  await writeFile(join(scene.root, 'dispatch.config.json'), JSON.stringify({ agents: [touch] }));
});

afterAll(async () => {
  await scene[Symbol.asyncDispose]();
  await rm(base, { recursive: true });
});

type Use = 'read' | 'write';

/** A plan with a task for each path, in a working directory that is one of the roots. */
async function validate(use: Use, paths: readonly string[]): Promise<Inspected<PlanReport>> {
  const tasks = paths.map((path, index) => ({
    task_id: `task-${index}`,
    agent: 'touch',
    input_data: { use, path },
  }));
  const [cwd, linked] = scene.roots;
  return await validatePlan(JSON.stringify({ tasks }), {
    cwd,
    env: {},
    flags: { allowDirs: [linked] },
  });
}

describe('the paths of a plan', () => {
  test.each<Use>(['read', 'write'])('are refused, each way out to %s', async (use) => {
    const before = await snapshotOutside(scene);
    const escapes = listEscapes(scene);
    expect(escapes.length).toBeGreaterThanOrEqual(500);
    const inspected = await validate(use, escapes);
    const errors = inspected.ok ? [] : (inspected.result.errors ?? []);
    const refused = new Set(
      errors.flatMap(({ code, path }) => (code.startsWith('PATH_') ? [path] : [])),
    );
    const letThrough = escapes.filter(
      (_, index) => !refused.has(`tasks[${index}].input_data.path`),
    );
    expect(letThrough).toStrictEqual([]);
    expect(await snapshotOutside(scene)).toStrictEqual(before);
  });

  test('may be odd, and respelt, inside the roots', async () => {
    const { toRead, toWrite } = listAllowed(scene);
    expect(await validate('read', toRead)).toMatchObject({ ok: true });
    expect(await validate('write', toWrite)).toMatchObject({ ok: true });
  });
});
