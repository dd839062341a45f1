/** A message of a worker: first that it is ready, then one for each order. */
export interface Message<Result> {
  ready?: true;
  endpoint?: string;
  result?: Result;
  fault?: string;
}

/** The worker's side: carries out each order that comes, and answers with its result. */
export function takeOrders<Order, Result>(carryOut: (order: Order) => Promise<Result>): void {
  const send = (message: Message<Result>) => process.send?.(message);
  process.on('message', async (order: Order) => {
    try {
      send({ result: await carryOut(order) });
    } catch (error) {
      send({ fault: error instanceof Error ? error.message : String(error) });
    }
  });
  send({ ready: true });
}
