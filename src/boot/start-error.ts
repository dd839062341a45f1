/**
 * An error that the operator can put right. Its message is one sentence, and is shown without a stack trace.
 */
export class StartError extends Error {
  override readonly name: string = 'StartError';
}

/** One sentence for a failure with a usual cause; undefined when a stack trace says more. */
export function sentenceFor(error: unknown): string | undefined {
  if (error instanceof StartError) return error.message;
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  const at = 'path' in error ? `"${String(error.path)}"` : 'a file';
  switch (error.code) {
    case 'EADDRINUSE': {
      const port = 'port' in error ? Number(error.port) : undefined;
      const remedy = `stop what listens there, or choose another with PORT=${(port ?? 4000) + 1}`;
      return `Port ${port ?? 'of the server'} is already taken: ${remedy}.`;
    }
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'ENOENT':
      if ('syscall' in error && error.syscall === 'listen') {
        return 'This user may not listen on that port: choose a PORT above 1023, or another HOST.';
      }
      return `The server may not write to ${at}: give this user the right to, or choose another folder with DATA_DIR.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return 'HOST is not an address of this machine: use 127.0.0.1 for this machine only, or 0.0.0.0 for everyone.';
    case 'ENOSPC':
      return `The disk is full: ${at} could not be written.`;
    case 'ENOTDIR':
    case 'EEXIST':
      return `${at} is a file where a folder is needed: move it away, or choose another folder with DATA_DIR.`;
    default:
      return undefined;
  }
}
