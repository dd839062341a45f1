/** An e-mail to one address. The text says everything; the HTML, where there is some, says it again. */
export interface Email {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
  readonly attachments?: readonly Attachment[];
}

/** A file that comes with an e-mail. */
export interface Attachment {
  readonly fileName: string;
  /** Its media type. */
  readonly type: string;
  readonly content: Buffer;
}

/** Takes e-mails to where they are read. */
export interface Mailer {
  /** Resolves once the e-mail is handed over. Throws when it cannot be: whoever asked for it must not learn of that. */
  send(email: Email): Promise<void>;
  close(): Promise<void>;
}
