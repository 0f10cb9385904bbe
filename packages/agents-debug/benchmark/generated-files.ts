import type { Localisation } from './measure-localisation.ts';
import { renderDocument } from './render-document.ts';
import { renderMeasuredRanks } from './render-measured-ranks.ts';
import { renderWeights } from './render-weights.ts';

export interface GeneratedFile {
  readonly url: URL;
  readonly text: string;
}

/** The files that say what was measured. */
export function generatedFiles(measured: Localisation): readonly GeneratedFile[] {
  return [
    { url: at('../../../docs/localisation.md'), text: renderDocument(measured) },
    { url: at('../src/ranking/fitted-weights.ts'), text: renderWeights(measured.fitted) },
    { url: at('../src/confidence/measured-ranks.ts'), text: renderMeasuredRanks(measured) },
  ];
}

function at(path: string): URL {
  return new URL(path, import.meta.url);
}
