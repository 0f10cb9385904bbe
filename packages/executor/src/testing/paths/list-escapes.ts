import type { PathScene } from './path-scene.ts';
import { spellForeign } from './spell-foreign.ts';
import { spellImpossible } from './spell-impossible.ts';
import { spellLinks } from './spell-links.ts';
import { spellRelative } from './spell-relative.ts';
import { spellTraversal } from './spell-traversal.ts';

/** Paths that nobody may read or write when the roots of the scene are all that is allowed. */
export function listEscapes(scene: PathScene): readonly string[] {
  const all = [
    spellTraversal(scene),
    spellForeign(scene),
    spellRelative(scene),
    spellImpossible(scene),
    spellLinks(scene),
  ];
  return [...new Set(all.flat())];
}
