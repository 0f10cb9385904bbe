import type { TestResult } from './test-result.ts';
import { readXmlTags, type XmlTag } from './read-xml-tags.ts';

/** The tests of a JUnit XML report that ran; skipped ones tell nothing. */
export function readJunit(text: string): readonly TestResult[] {
  const results: TestResult[] = [];
  let open: XmlTag | null = null;
  let failed = false;
  let skipped = false;
  let stack = '';
  for (const tag of readXmlTags(text)) {
    const { name, kind, attributes } = tag;
    if (name === 'testcase' && kind !== 'close') {
      open = tag;
      failed = false;
      skipped = false;
      stack = '';
    }
    if (name === 'skipped') skipped = true;
    if ((name === 'failure' || name === 'error') && kind !== 'close' && open) {
      failed = true;
      const said = attributes['message'] ?? '';
      // Most reports repeat the message in the text.
      stack = tag.text.includes(said) ? tag.text.trim() : `${said}\n${tag.text}`.trim();
    }
    if (name === 'testcase' && kind !== 'open' && open) {
      if (!skipped) results.push(resultOf(open, { failed, stack }));
      open = null;
    }
  }
  return results;
}

function resultOf(
  { attributes }: XmlTag,
  { failed, stack }: { readonly failed: boolean; readonly stack: string },
): TestResult {
  const { classname = '', name = '', file = null } = attributes;
  const isRepeated = classname === '' || name.startsWith(classname);
  return {
    title: isRepeated ? name : `${classname} ${name}`,
    otherNames: [name],
    file,
    passed: !failed,
    stack: stack === '' ? null : stack,
  };
}
