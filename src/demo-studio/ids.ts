import type { EntityManager } from '@mikro-orm/postgresql';
import { encodeId, type NodeType } from '../schema/shared/ids.js';
import { bindTenant, findOrganisationId } from '../services/input/index.js';
import { namesOf, PRODUCT_NAMES } from './catalogue.js';
import { childOf, customerOf, EXAMPLES } from './people.js';

/** Ids of a finished demo studio that are worth trying. */
export interface DemoIds {
  organisation: { id: string; slug: string; name: string };
  products: Record<string, string>;
  session: string;
  registrations: Record<'paidWithCredit' | 'continuousUnpaid' | 'openWithDebt', string>;
  passes: Record<'credit' | 'entry' | 'time', string>;
  booking: string;
  examples: Record<'credit' | 'entry', ExampleIds>;
}

interface ExampleIds {
  customerId: string;
  registrationId: string;
  fiveEuroSessionIds: string[];
  eightEuroSessionIds: string[];
  productId: string;
}

const SESSIONS = `select s.id from sessions s join groups g on g.id = s.group_id join courses c on c.id = g.course_id
  where c.name = ? and g.name = ? order by s.starts_at, s.id`;
const REGISTRATION = `select r.id from registrations r join attendees a on a.id = r.attendee_id
  join groups g on g.id = r.group_id join courses c on c.id = g.course_id
  where a.name = ? and c.name = ? and g.name = ?`;
const PASS = `select p.id from passes p join customers c on c.id = p.customer_id join pass_products d on d.id = p.product_id
  where c.name = ? and d.name = ? order by p.id`;
const BOOKING = `select b.id from bookings b join sessions s on s.id = b.session_id
  where b.registration_id = ? order by s.starts_at, b.id`;

/**
 * The ids of a demo studio, found by the names that it was made with. Undefined when one of them is missing: then the studio was
 * made in part only, or somebody changed it.
 */
export async function findDemoIds(em: EntityManager, slug: string): Promise<DemoIds | undefined> {
  const organisationId = await findOrganisationId(em, slug);
  if (organisationId === undefined) return undefined;
  return bindTenant({ em, organisationId }).transactional((bound) => new Finder(bound, organisationId, slug).find());
}

/** A name that the studio was made with is not there. */
class NotThere extends Error {}

class Finder {
  constructor(
    private readonly em: EntityManager,
    private readonly organisationId: string,
    private readonly slug: string,
  ) {}

  async find(): Promise<DemoIds | undefined> {
    try {
      return await this.findAll();
    } catch (fault) {
      if (fault instanceof NotThere) return undefined;
      throw fault;
    }
  }

  private async findAll(): Promise<DemoIds> {
    const [kids, salsa] = [namesOf('kids', 0), namesOf('salsa', 0)];
    const registrationId = await this.key(REGISTRATION, [childOf(0, 0), ...kids]);
    const products: Record<string, string> = {};
    for (const [key, name] of Object.entries(PRODUCT_NAMES)) products[key] = await this.product(name);
    const [organisation] = await this.em.execute<{ name: string }[]>('select name from organisations');
    return {
      organisation: { id: this.id('Organisation', this.organisationId), slug: this.slug, name: organisation?.name ?? '' },
      products,
      session: this.id('Session', await this.key(SESSIONS, kids)),
      registrations: {
        paidWithCredit: this.id('Registration', registrationId),
        continuousUnpaid: await this.registration(childOf(0, 1), namesOf('hiphop', 0)),
        openWithDebt: await this.registration(childOf(3, 0), salsa),
      },
      passes: {
        credit: await this.pass(customerOf(0), PRODUCT_NAMES.credit100),
        entry: await this.pass(customerOf(1), PRODUCT_NAMES.entry10),
        time: await this.pass(customerOf(2), PRODUCT_NAMES.month),
      },
      booking: this.id('Booking', await this.key(BOOKING, [registrationId])),
      examples: {
        credit: await this.example(EXAMPLES.credit, PRODUCT_NAMES.credit20),
        entry: await this.example(EXAMPLES.entry, PRODUCT_NAMES.entry4),
      },
    };
  }

  private async example(name: string, product: string): Promise<ExampleIds> {
    const [morning, evening] = [namesOf('example', 0), namesOf('example', 1)];
    return {
      customerId: this.id('Customer', await this.key('select id from customers where name = ?', [name])),
      registrationId: await this.registration(name, morning),
      fiveEuroSessionIds: (await this.keys(SESSIONS, morning)).map((key) => this.id('Session', key)),
      eightEuroSessionIds: (await this.keys(SESSIONS, evening)).map((key) => this.id('Session', key)),
      productId: await this.product(product),
    };
  }

  private async registration(attendee: string, group: readonly string[]): Promise<string> {
    return this.id('Registration', await this.key(REGISTRATION, [attendee, ...group]));
  }

  private async pass(customer: string, product: string): Promise<string> {
    return this.id('Pass', await this.key(PASS, [customer, product]));
  }

  private async product(name: string): Promise<string> {
    return this.id('PassProduct', await this.key('select id from pass_products where name = ?', [name]));
  }

  private id(type: NodeType, key: string): string {
    return encodeId(type, this.organisationId, key);
  }

  private async key(query: string, values: readonly string[]): Promise<string> {
    const [first] = await this.keys(query, values);
    if (first === undefined) throw new NotThere(values.join(', '));
    return first;
  }

  private async keys(query: string, values: readonly string[]): Promise<string[]> {
    const rows = await this.em.execute<{ id: string }[]>(query, [...values]);
    return rows.map(({ id }) => id);
  }
}
