import { roundScore } from './round-score.ts';

/** Lines of a file and how well they fit. */
export interface Place {
  readonly path: string;
  readonly startLine: number;
  readonly endLine: number;
  readonly symbol: string | null;
  readonly score: number;
}

/** The fields by which every result says where it is from. */
export function writePlace({ path, startLine, endLine, symbol, score }: Place) {
  const span = spanOf({ path, startLine, endLine });
  return {
    source: path,
    url: `${encodeURI(path)}#L${startLine}-L${endLine}`,
    title: symbol === null ? span : `${span} ${symbol}`,
    score: roundScore(score),
    line: startLine,
    end_line: endLine,
  };
}

/** `src/cart.ts:10-40` */
export function spanOf(place: Pick<Place, 'path' | 'startLine' | 'endLine'>): string {
  return `${place.path}:${place.startLine}-${place.endLine}`;
}
