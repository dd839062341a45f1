import { dayOf } from '../../src/services/rules/world/calendar.js';
import type { RegistrationRow, World } from '../../src/services/rules/world/world.js';
import { existing } from '../rules/test-world.js';

interface Stay {
  groupId: string;
  since: Date;
  /** The lessons in groups before. */
  had: number;
}

/** Counts from outside which lessons registrations had in which groups, and what is unused of a price. */
export class Stays {
  private readonly stays = new Map<string, Stay>();

  constructor(private readonly world: World) {
    this.note();
  }

  /** Takes note of registrations that are new, or in another group than before. */
  note(): void {
    const { now } = this.world;
    for (const { id, groupId, createdAt } of this.world.registrations.values()) {
      const stay = this.stays.get(id);
      if (!stay) this.stays.set(id, { groupId, since: createdAt, had: 0 });
      else if (stay.groupId !== groupId) {
        const had = stay.had + this.starts(stay).filter((start) => start < now).length;
        this.stays.set(id, { groupId, since: now, had });
      }
    }
  }

  /** The unused part of the price that was paid for a registration which ends with a day, half a cent up. */
  unusedOf({ id, priceMinor }: RegistrationRow, endsOn: string): number {
    const { now, organisation, orders, orderLines } = this.world;
    let paidFor = priceMinor;
    for (const line of orderLines.values()) {
      const isPaid = orders.get(line.orderId)?.status === 'PAID';
      if (line.kind === 'REGISTRATION' && line.registrationId === id && isPaid) paidFor -= line.discountMinor;
    }
    const stay = existing(this.stays, id);
    const starts = this.starts(stay);
    const all = stay.had + starts.length;
    const unused = starts.filter((start) => start > now && dayOf(start, organisation.timeZone).toString() >= endsOn).length;
    return all === 0 ? 0 : Math.floor((2 * Math.max(0, paidFor) * unused + all) / (2 * all));
  }

  private starts({ groupId, since }: Stay): Date[] {
    const own = [...this.world.sessions.values()].filter((row) => row.groupId === groupId && row.status !== 'CANCELLED');
    return own.map(({ startsAt }) => startsAt).filter((startsAt) => startsAt >= since);
  }
}
