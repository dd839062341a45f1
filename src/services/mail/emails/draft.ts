import type { Locale } from '../../../entities/enums.js';
import type { Sender } from './sender.js';

/** A line of a list: what it is about, and what there is to say of it. */
export interface Row {
  readonly name: string;
  readonly details: readonly string[];
}

/** A part of an e-mail. The text has one paragraph for each. */
export type Block =
  /** A paragraph. */
  | string
  | { readonly kind: 'ROWS'; readonly rows: readonly Row[] }
  /** A value and its name, which keeps its colon in the text. */
  | { readonly kind: 'FACT'; readonly label: string; readonly value: string }
  /** A code to copy, in large type. The text says it in a sentence. Without a label, the title says what it is. */
  | { readonly kind: 'CODE'; readonly label?: string; readonly code: string; readonly sentence: string }
  /** The heading of the rows that follow. */
  | { readonly kind: 'HEADING'; readonly text: string }
  /** What must not be missed: no money was taken. */
  | { readonly kind: 'NOTICE'; readonly text: string }
  /** What few people need to read. */
  | { readonly kind: 'SMALL'; readonly text: string };

export interface Draft {
  readonly locale: Locale;
  readonly sender: Sender;
  readonly subject: string;
  /** The sentence that a list of e-mails shows after the subject. */
  readonly preheader: string;
  /** The heading of the HTML. */
  readonly title: string;
  readonly blocks: readonly Block[];
  /** Paragraphs of the text alone, where the HTML has its heading and its foot. */
  readonly textBegins?: readonly string[];
  readonly textEnds?: readonly string[];
}
