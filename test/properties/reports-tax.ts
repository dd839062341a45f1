import type { Client as Connection } from 'pg';

/**
 * What decides the tax of a studio: the lines of its documents, the uses of what is taxed when it is used, and the tax posted
 * for those.
 */
export interface TaxFacts {
  documents: { orderId: string; kind: string; vatBps: number; amount: number; at: Date }[];
  uses: { vatBps: number; consumed: number; price: number; face: number; at: Date; returnedAt: Date | null }[];
  usesTaxed: { vatBps: number; amount: number; at: Date }[];
}

/**
 * Parts of a price are added up in thousandths, which those of the products of scenarios are without a rest that floats would
 * lose.
 */
const SCALE = 1000;

export async function taxFactsOf(superuser: Connection, organisationId: string): Promise<TaxFacts> {
  const read = async <T>(text: string): Promise<T[]> => (await superuser.query(text, [organisationId])).rows as T[];
  return {
    documents: await read(
      `select r.order_id as "orderId", r.kind, (l ->> 'vatBps')::int as "vatBps", (l ->> 'amountMinor')::float as amount,
         r.issued_at as at
       from receipts r cross join jsonb_array_elements(r.content -> 'lines') l
       where r.organisation_id = $1 and l ->> 'vatTreatment' = 'SINGLE_PURPOSE'`,
    ),
    uses: await read(
      `select d.vat_bps as "vatBps", d.consumed_minor::float as consumed, p.price_minor::float as price,
         coalesce(p.credit_minor, p.price_minor)::float as face, d.created_at as at, d.returned_at as "returnedAt"
       from redemptions d join passes p on p.id = d.pass_id
       where d.organisation_id = $1 and d.vat_bps is not null and p.price_minor > 0`,
    ),
    usesTaxed: await read(
      `select d.vat_bps as "vatBps", case when t.credit = 'VAT' then t.amount else -t.amount end::float as amount,
         t.posted_at as at
       from transfers t join redemptions d on d.tax_transfer_id = coalesce(t.reverses, t.id)
       where t.organisation_id = $1 and 'VAT' in (t.debit, t.credit)`,
    ),
  };
}

/** By rate, what was taxed between two moments and its tax; without what is nothing. */
export function taxByRate({ documents, uses, usesTaxed }: TaxFacts, opened: Date, closed: Date): Map<number, number[]> {
  const within = (moment: Date | null): moment is Date => moment !== null && moment > opened && moment <= closed;
  const scaled = new Map<number, number>();
  const tax = new Map<number, number>();
  const add = (sums: Map<number, number>, rate: number, amount: number) => sums.set(rate, (sums.get(rate) ?? 0) + amount);

  for (const { vatBps, amount, at } of documents) if (within(at)) add(scaled, vatBps, amount * SCALE);
  for (const { vatBps, consumed, price, face, at, returnedAt } of uses) {
    const part = (consumed * price * SCALE) / face;
    if (within(at)) add(scaled, vatBps, part);
    if (within(returnedAt)) add(scaled, vatBps, -part);
  }
  for (const [moment, sign] of [[opened, -1] as const, [closed, 1] as const]) {
    for (const [rate, amount] of taxOfDocuments(documents, moment)) add(tax, rate, sign * amount);
  }
  for (const { vatBps, amount, at } of usesTaxed) if (within(at)) add(tax, vatBps, amount);

  const rates = [...new Set([...scaled.keys(), ...tax.keys()])];
  const rows = rates.map((rate) => [rate, [rounded((scaled.get(rate) ?? 0) / SCALE), tax.get(rate) ?? 0]] as const);
  return new Map(
    rows.filter(([, amounts]) => amounts.some((amount) => amount !== 0)).map(([rate, amounts]) => [rate, [...amounts]]),
  );
}

/** The tax by rate of all documents until a moment: a sale is taxed as a whole, and all that was given back of it as a whole. */
function taxOfDocuments(documents: TaxFacts['documents'], moment: Date): [number, number][] {
  const wholes = new Map<string, { vatBps: number; gross: number }>();
  for (const { orderId, kind, vatBps, amount, at } of documents) {
    if (at > moment) continue;
    const key = [orderId, kind, vatBps].join();
    wholes.set(key, { vatBps, gross: (wholes.get(key)?.gross ?? 0) + amount });
  }
  return [...wholes.values()].map(({ vatBps, gross }) => [vatBps, rounded((gross * vatBps) / (10_000 + vatBps))]);
}

/** Halves go away from zero. */
const rounded = (amount: number): number => (amount < 0 ? 0 - Math.round(-amount) : Math.round(amount));
