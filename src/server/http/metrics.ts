import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

export interface Watched {
  sockets: () => number;
  subscribers: () => number;
}

/** The metrics that Prometheus reads at /metrics. Labels come from small closed sets: no text of a caller becomes one. */
export class Metrics {
  readonly registry = new Registry();

  readonly faults = new Counter({
    name: 'permanentka_faults_total',
    help: 'Top-level errors that were answered, by their code.',
    labelNames: ['code'],
    registers: [this.registry],
  });

  readonly requestSeconds = new Histogram({
    name: 'permanentka_http_request_seconds',
    help: 'Time from the request to its answer, by status.',
    labelNames: ['status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [this.registry],
  });

  readonly socketsClosed = new Counter({
    name: 'permanentka_sockets_closed_total',
    help: 'WebSockets that the server closed, by code.',
    labelNames: ['code'],
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  watch({ sockets, subscribers }: Watched): void {
    this.gauge('permanentka_sockets', 'Open WebSockets.', sockets);
    this.gauge('permanentka_subscribers', 'Open live streams.', subscribers);
  }

  private gauge(name: string, help: string, read: () => number): void {
    new Gauge({
      name,
      help,
      registers: [this.registry],
      collect() {
        this.set(read());
      },
    });
  }
}
