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

/** Sends e-mails. */
export interface Mailer {
  /**
   * Resolves once the mail server has taken the e-mail, and throws otherwise. The answer to a caller of the API must not
   * depend on it.
   */
  send(email: Email): Promise<void>;
  close(): Promise<void>;
}
