import { expect, test } from '@jest/globals';
import type { ArtifactStore } from '@parallel-dispatcher/schema/ports';
import { createRedactor, redactArtifacts } from '../../src/index.ts';
import { secretKinds } from '../../src/testing/index.ts';

function storeInMemory(): ArtifactStore {
  const kept: Uint8Array[] = [];
  return {
    put: async (bytes, { mediaType, name }) => {
      kept.push(bytes);
      return {
        $artifact: String(kept.length - 1),
        bytes: bytes.length,
        media_type: mediaType,
        name,
      };
    },
    get: async (address) => kept[Number(address)],
  };
}

const about = { mediaType: 'application/octet-stream', name: 'a.log' };
const [, secret = ''] = secretKinds[0] ?? [];

async function roundTrip(bytes: Uint8Array): Promise<Uint8Array | undefined> {
  const store = redactArtifacts(storeInMemory(), createRedactor({ env: {} }));
  const { $artifact } = await store.put(bytes, about);
  return await store.get($artifact);
}

test('keeps texts without their secrets', async () => {
  const kept = await roundTrip(Buffer.from(`key=${secret}\n`));
  expect(Buffer.from(kept ?? []).toString()).toBe('key=[REDACTED:anthropic]\n');
});

test('keeps names without their secrets', async () => {
  const store = redactArtifacts(storeInMemory(), createRedactor({ env: {} }));
  const ref = await store.put(Buffer.from('x'), { ...about, name: secret });
  expect(ref.name).toBe('[REDACTED:anthropic]');
});

test.each([
  ['texts without secrets', Buffer.from('größe \uFEFF\u0000')],
  ['a byte order mark', Buffer.from('\uFEFFtext')],
  ['what is no text', Uint8Array.from([0xff, 0x00, 0x80])],
  ['nothing', new Uint8Array()],
])('keeps %s as they are', async (_, bytes) => {
  expect(Buffer.from((await roundTrip(bytes)) ?? [1]).equals(bytes)).toBe(true);
});
