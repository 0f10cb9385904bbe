import { createHash } from 'node:crypto';
import { isReserved } from './is-safe-name.ts';

/** With a hash of 12 letters behind it, and `.json`, far below the 255 bytes of a file name. */
const longestSlug = 80;

/**
 * A readable part of the text, `~`, and the first letters of its SHA-256. No safe name has a `~`,
 * so the two kinds never meet.
 */
export function hashedName(text: string, letters: number): string {
  const slug = text
    .slice(0, longestSlug * 4)
    .replaceAll(/[^A-Za-z0-9._-]+/g, '-')
    .replaceAll(/^[.-]+/g, '')
    .slice(0, longestSlug);
  const shown = slug === '' || isReserved(slug) ? `task-${slug}` : slug;
  return `${shown}~${hashOf(text).slice(0, letters)}`;
}

/** Broken surrogates all look alike in UTF-8, so such a text is hashed by its units. */
function hashOf(text: string): string {
  const bytes = Buffer.from(text, text.isWellFormed() ? 'utf8' : 'utf16le');
  return createHash('sha256').update(bytes).digest('hex');
}
