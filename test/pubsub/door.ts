import { connect, createServer, type Server, type Socket } from 'node:net';

/** Redis behind a door that can be shut: cut, or held half open so that nothing comes back. */
export class Door {
  private readonly sockets = new Set<Socket>();
  private server!: Server;
  isHeld = false;
  url = '';

  async open(target: string, port = 0): Promise<this> {
    const { hostname, port: targetPort } = new URL(target);
    this.server = createServer((near) => {
      const far = connect(Number(targetPort), hostname);
      for (const socket of [near, far]) {
        this.sockets.add(socket);
        socket.on('error', () => socket.destroy());
        socket.on('close', () => {
          near.destroy();
          far.destroy();
        });
      }
      near.on('data', (bytes) => this.isHeld || far.write(bytes));
      far.on('data', (bytes) => this.isHeld || near.write(bytes));
    });
    await new Promise<void>((resolve) => this.server.listen(port, '127.0.0.1', resolve));
    const address = this.server.address();
    this.url = `redis://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
    return this;
  }

  async shut(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    this.sockets.clear();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
