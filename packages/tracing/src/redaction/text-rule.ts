/** One way to find secrets in a text. Answers the same text when there is nothing to replace. */
export type TextRule = (text: string) => string;
