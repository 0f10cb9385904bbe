/** A name as tools may differ in writing it: without endings of sources, signs and capitals. */
export function plainName(name: string): string {
  return name
    .replaceAll(/\.(?:py|[cm]?[jt]sx?)(?=$|[:/\s])/g, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '');
}
