import { connect, type Socket } from 'node:net';

/** One HTTP connection without an HTTP client, because that takes much of the machine: at most one request is under way. */
export class Connection {
  private received = '';
  private settle: { resolve: (body: string) => void; reject: (error: Error) => void } | undefined;

  private constructor(private readonly socket: Socket) {
    socket.setEncoding('utf8').setNoDelay(true);
    socket.on('data', (text: string) => this.take(text));
    socket.on('error', (error) => this.settle?.reject(error));
    socket.on('close', () => this.settle?.reject(new Error('the server closed the connection')));
  }

  static open({ hostname, port }: URL): Promise<Connection> {
    return new Promise((resolve, reject) => {
      const socket = connect(Number(port), hostname, () => resolve(new Connection(socket))).once('error', reject);
    });
  }

  /** Sends a whole request, head and body, and resolves with the body of its answer. */
  ask(request: string): Promise<string> {
    return new Promise((resolve, reject) => {
      if (this.socket.destroyed) return reject(new Error('the connection is closed'));
      this.settle = { resolve, reject };
      this.socket.write(request, 'latin1');
    });
  }

  close(): void {
    this.settle = undefined;
    this.socket.destroy();
  }

  private take(text: string): void {
    this.received += text;
    const end = this.received.indexOf('\r\n\r\n');
    if (end < 0) return;
    const length = Number(/^content-length: (\d+)/im.exec(this.received.slice(0, end))?.[1]);
    const answer = this.received.slice(end + 4);
    if (!Number.isInteger(length)) this.settle?.reject(new Error(`an answer without its length: ${this.received}`));
    else if (Buffer.byteLength(answer) >= length) {
      this.received = '';
      this.settle?.resolve(answer);
    }
  }
}
