import type { Locale } from '../../../entities/enums.js';
import { inOrganisation } from '../../../postgres/transactions.js';
import { followOrder } from '../shared/follow.js';
import { BY_PROVIDER, type PaymentWork } from '../shared/payment-work.js';
import type { SandboxProvider, SandboxTicket } from './provider.js';

export type SandboxAction = 'pay' | 'fail' | 'leave';

/** The content of the page. */
export interface SandboxBill {
  organisationName: string;
  locale: Locale;
  amountMinor: number;
  currency: string;
  lines: { description: string; amountMinor: number }[];
  /** Whether the order still waits for money. The buttons work in any case. */
  status: 'OPEN' | 'PAID' | 'EXPIRED' | 'CANCELLED';
  /** The addresses behind its buttons. */
  successUrl: string;
  cancelUrl: string;
}

/** The buttons of the page. */
export class SandboxTill {
  constructor(
    private readonly work: PaymentWork,
    private readonly sandbox: SandboxProvider,
  ) {}

  /** Undefined for a token that is forged, expired, or names no order. The caller does not learn which. */
  async show(token: string): Promise<SandboxBill | undefined> {
    const ticket = this.sandbox.read(token);
    return ticket && this.bill(ticket);
  }

  /** Runs the action of a button, and answers the next address; null keeps the customer on the page. */
  async act(token: string, action: SandboxAction): Promise<{ bill: SandboxBill; goTo: string | null } | undefined> {
    const ticket = this.sandbox.read(token);
    const bill = ticket && (await this.bill(ticket));
    if (!ticket || !bill) return undefined;
    const { organisationId, orderId, successUrl, cancelUrl } = ticket;
    if (action === 'fail') return { bill, goTo: null };
    if (action === 'leave') {
      await this.work.engine.execute(organisationId, {
        command: { kind: 'releaseOrder', actor: { kind: 'STAFF' }, orderId, as: 'CANCELLED' },
        by: BY_PROVIDER,
      });
      return { bill, goTo: cancelUrl };
    }
    await this.pay(ticket, bill);
    return { bill, goTo: successUrl };
  }

  /** Takes the money first, as a real provider does. When the order cannot be honoured, the money is refunded. */
  private async pay({ organisationId, orderId, feeMinor }: SandboxTicket, { amountMinor }: SandboxBill): Promise<void> {
    await this.work.engine.execute(organisationId, {
      command: {
        ...{ kind: 'payOrder', orderId, method: 'SANDBOX', amountMinor, feeMinor, isTest: true },
        providerRef: `sandbox_payment_${orderId}`,
      },
      by: BY_PROVIDER,
    });
    await followOrder(this.work, organisationId, orderId);
  }

  private bill({ organisationId, orderId, successUrl, cancelUrl, expiresAtMs }: SandboxTicket): Promise<SandboxBill | undefined> {
    return inOrganisation(this.work.pool, organisationId, async (client) => {
      const { rows } = await client.query<Omit<SandboxBill, 'successUrl' | 'cancelUrl'>>(
        `select g.name as "organisationName", g.locale, g.currency, o.status, o.total_minor::float8 as "amountMinor",
           (select jsonb_agg(jsonb_build_object('description', l.description, 'amountMinor', l.amount_minor) order by l.position)
            from order_lines l where l.organisation_id = o.organisation_id and l.order_id = o.id) as lines
         from orders o join organisations g on g.id = o.organisation_id
         where o.organisation_id = $1 and o.id = $2 and o.provider = 'SANDBOX' and now() <= to_timestamp($3::float8 / 1000)`,
        [organisationId, orderId, expiresAtMs],
      );
      return rows[0] && { ...rows[0], successUrl, cancelUrl };
    });
  }
}
