import type { Source } from '../facts/source-facts.ts';
import type { Opportunity } from './opportunity.ts';

/** Opportunities of a file that parses, by line. */
export async function findOpportunities(source: Source): Promise<readonly Opportunity[]> {
  if (source.language === 'python') {
    const { findPythonOpportunities } = await import('./python/find-python-opportunities.ts');
    return byLine(findPythonOpportunities(source.text));
  }
  const { findScriptOpportunities } = await import('./script/find-script-opportunities.ts');
  return byLine(findScriptOpportunities(source));
}

function byLine(found: readonly Opportunity[]): readonly Opportunity[] {
  return found.toSorted((a, b) => a.line - b.line);
}
