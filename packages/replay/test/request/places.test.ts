import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createPlaces } from '../../src/index.ts';

const ann = createPlaces({
  folders: [['/home/ann/shop', '/private/home/ann/shop'], ['/data']],
  ids: { run: '01ABC' },
});
const bob = createPlaces({ folders: [['/srv/shop'], ['/mnt/data']], ids: { run: '01XYZ' } });

describe('places', () => {
  test.each([
    ['/home/ann/shop', '/srv/shop'],
    [
      'see /home/ann/shop/a.ts, and file:///home/ann/shop.',
      'see /srv/shop/a.ts, and file:///srv/shop.',
    ],
    ['/private/home/ann/shop/a', '/srv/shop/a'],
    ['{"run":"01ABC"}', '{"run":"01XYZ"}'],
    ['/data/x', '/mnt/data/x'],
  ])('%s is %s elsewhere', (here, there) => {
    expect(bob.show(ann.hide(here))).toBe(there);
  });

  test.each([
    '/home/ann/shopping',
    '/home/ann/shop-2/a',
    '/home/ann/shop.old',
    '/my/data',
    'x01ABCx',
  ])('%s is none of them', (text) => {
    expect(ann.hide(text)).toBe(text);
  });

  test('are found in keys and at any depth', () => {
    expect(bob.show(ann.hide({ '/data/x': [{ at: '/data' }, 1, null] }))).toStrictEqual({
      '/mnt/data/x': [{ at: '/mnt/data' }, 1, null],
    });
  });

  test('are none where the folder is the root, or its name holds signs of patterns', () => {
    const root = createPlaces({ folders: [['/']], ids: {} });
    expect(root.hide('/a/b')).toBe('/a/b');
    const odd = createPlaces({ folders: [['/a+b (c)/[d]']], ids: {} });
    expect(odd.hide('/a+b (c)/[d]/e')).toBe('{{dispatch:folder:0}}/e');
  });

  test('are the same again after hiding and showing', () => {
    const texts = fc.stringMatching(/^[/a-z. ]*(?:\/home\/ann\/shop|\/data|01ABC)?[/a-z. ]*$/u);
    fc.assert(fc.property(texts, (text) => ann.show(ann.hide(text)) === text));
  });
});
