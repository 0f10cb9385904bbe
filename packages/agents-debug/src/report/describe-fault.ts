import { describePlace } from '../facts/place-of.ts';
import { factsOf } from '../facts/fact.ts';
import type { SuspectPlace } from '../localise/suspect-place.ts';
import type { Findings, Section } from './findings.ts';

interface FaultPart {
  readonly location: string | null;
  readonly components: readonly string[];
}

/** The suspects of the first rank; all of them where they are tied. */
export function describeFault(findings: Findings): Section<FaultPart> {
  const { suspects, ledger, failure } = findings;
  const likeliest = suspects.filter(({ rank }) => rank === 1);
  const components = suspects.map((one) =>
    ledger.claim(describePlace(one.place, failure.short), one.facts),
  );
  if (likeliest.length === 0) {
    const reason = whyNoPlace(findings);
    const missing = [{ what: 'bfros_analysis.fault_location', reason }];
    return { value: { location: null, components }, missing };
  }
  const places = likeliest.map(({ place }) => locate(place));
  const text = places.length === 1 ? (places[0] ?? '') : `tied: ${places.join(' or ')}`;
  const facts = likeliest.flatMap((one) => one.facts);
  return { value: { location: ledger.claim(text, facts), components }, missing: [] };
}

function locate({ file, line, column }: SuspectPlace['place']): string {
  return [file, line, column].filter((part) => part !== null).join(':');
}

function whyNoPlace({ facts }: Findings): string {
  const [none] = factsOf(facts, 'no_project_frame');
  const [unfound] = factsOf(facts, 'no_operation');
  if (none) return unfound ? `${none.summary}; ${unfound.summary}` : none.summary;
  return 'no trace leads into the code, and nothing else points at a place';
}
