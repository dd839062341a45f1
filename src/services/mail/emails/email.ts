/** An e-mail to one address. The text is complete; the HTML repeats it. */
export interface Email {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
  readonly attachments?: readonly Attachment[];
}

/** An attached file. */
export interface Attachment {
  readonly fileName: string;
  /** Its media type. */
  readonly type: string;
  readonly content: Buffer;
}
