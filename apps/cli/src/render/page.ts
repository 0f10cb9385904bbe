export type Style = 'bold' | 'dim' | 'green' | 'red' | 'yellow';

/** What a text is rendered for: its width in columns, and how words are coloured there. */
export interface Page {
  readonly width: number;
  readonly paint: (style: Style, text: string) => string;
}

/** 80 columns without colour: what a file or a pipe gets. */
export const plainPage: Page = { width: 80, paint: (_style, text) => text };
