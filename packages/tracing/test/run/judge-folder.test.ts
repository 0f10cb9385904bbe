import { expect, test } from '@jest/globals';
import { judgeFolder } from '../../src/run/judge-folder.ts';

const path = '/traces';

test.each([
  ['ours', 0o755, { owner: 7, uid: 7 }, []],
  ['ours, private', 0o700, { owner: 7, uid: 7 }, []],
  ['ours, its group writes', 0o775, { owner: 7, uid: 7 }, [/^the group.*chmod go-w \/traces$/]],
  ['ours, all write', 0o777, { owner: 7, uid: 7 }, [/not safe.*chmod go-w \/traces$/]],
  ['ours, all add', 0o1777, { owner: 7, uid: 7 }, [/may add files.*chmod go-w \/traces$/]],
  ['of another, to root', 0o755, { owner: 7, uid: 0 }, [/belongs to user 7/]],
  ['of another, to root, all write', 0o777, { owner: 7, uid: 0 }, [/user 7/, /not safe/]],
  ['no user numbers', 0o755, { owner: 7, uid: undefined }, []],
])('%s: used', (_name, mode, { owner, uid }, warnings) => {
  expect(judgeFolder({ path, found: { kind: 'folder', mode, uid: owner }, uid })).toEqual({
    ok: true,
    warnings: warnings.map((warning) => expect.stringMatching(warning)),
  });
});

test.each([
  ['of root', 'folder', 0, /belongs to user 0/],
  ['of another', 'folder', 8, /belongs to user 8/],
  ['a link', 'link', 7, /is a link/],
  ['a file', 'file', 7, /is a file/],
] as const)('%s: refused', (_name, kind, owner, reason) => {
  const found = { kind, mode: 0o755, uid: owner };
  expect(judgeFolder({ path, found, uid: 7 })).toEqual({
    ok: false,
    reason: expect.stringMatching(reason),
  });
});
