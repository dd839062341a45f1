import { type Columns, Customer, Order, OrderLine, Pass } from '../../entities/index.js';
import type { TenantReads } from './tenant-reads.js';

/** A pass that its payer got the money back for, and its holder. */
export interface PassOfHolder {
  pass: Columns<Pass>;
  holder: Columns<Customer>;
  /** Whether an e-mail tells the holder. `write_refunded_pass_email` in the database is the same rule. */
  holderIsTold: boolean;
}

/** Passes by id, with their holders. */
export async function passesOfHolders(reads: TenantReads, passIds: readonly string[]): Promise<PassOfHolder[]> {
  if (passIds.length === 0) return [];
  const lines = await reads.em.find(OrderLine, { pass: { $in: [...passIds] } });
  const orderOf = new Map(lines.map(({ pass, order }) => [pass?.id, order.id]));
  return Promise.all(
    passIds.map(async (id) => {
      const pass = await reads.existing(Pass, id);
      const holder = await reads.existing(Customer, pass.customer.id);
      const orderId = orderOf.get(id);
      const payer = orderId === undefined ? undefined : (await reads.existing(Order, orderId)).customer;
      return { pass, holder, holderIsTold: payer?.id !== holder.id && Boolean(holder.email) };
    }),
  );
}
