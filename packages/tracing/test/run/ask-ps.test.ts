import { expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { askPs } from '../../src/run/ask-ps.ts';

const withPs = spawnSync('ps', ['-p', '1']).error === undefined ? test : test.skip;

withPs('tells when a process began, to the second, and nothing of one that is none', async () => {
  const found = await askPs(process.pid);
  expect(found?.isZombie).toBe(false);
  expect(Math.abs((found?.startedAtMs ?? 0) - performance.timeOrigin)).toBeLessThan(3_000);
  expect(await askPs(2_147_483_646)).toBeNull();
});
