import { randomUUID } from 'node:crypto';
import { type Client, SellPassDocument, type SellPassInput } from '@permanentka/client';
import type { Ground } from '../support/ground.js';

export type Sale = Omit<SellPassInput, 'idempotencyKey' | 'payment'> & Partial<SellPassInput>;

/** Sells a pass at the desk for cash, under a key of its own, unless the sale says otherwise. */
export const sellerOf =
  (ground: Ground) =>
  async (sale: Sale, client: Client = ground.studio.clients.receptionist) => {
    const input = { payment: { method: 'CASH' }, idempotencyKey: randomUUID(), ...sale } as const;
    return (await client.request(SellPassDocument, { input })).sellPass;
  };
