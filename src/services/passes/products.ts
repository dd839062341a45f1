import type { RequiredEntityData } from '@mikro-orm/core';
import { v7 as uuidv7 } from 'uuid';
import type { LimitPeriod } from '../../entities/index.js';
import { Course, PassKind, PassProduct, ValidityStart, VatTreatment } from '../../entities/index.js';
import {
  checkVatRate,
  creates,
  done,
  type InputCheck,
  type Keyed,
  nowOf,
  type SetUp,
  setUp,
  setUpOnce,
  type Tenant,
} from '../input/index.js';
import type { MoneyFact, Result } from '../rules/world/refusals.js';

const COUNT_MAX = 100_000;
const LIMIT_MAX_USES = 1_000;
const SEATS_AT_ONCE_MAX = 100;
const PRIORITY_MAX = 1_000_000;
const COURSES_MAX = 500;
const DEFAULT_PRIORITY = 100;

/** A period from the purchase or the first use, or fixed days: exactly one of the two. */
export interface PassValidity {
  period?: { length?: string | null; begins?: ValidityStart | null };
  days?: { fromOn?: string | null; untilOn?: string | null };
}

/** The fields of a product that may change; a null clears what can be absent. Passes already sold keep their own copy. */
export interface ProductTerms {
  name: string;
  price: MoneyFact;
  credit?: MoneyFact | null;
  entries?: number | null;
  limitCount?: number | null;
  limitPeriod?: LimitPeriod | null;
  /** How many seats at one time a TIME pass covers; 1 when never said. */
  seatsAtOnce?: number | null;
  /** Null is every course. */
  courseIds?: readonly string[] | null;
  /** Null is a pass without an end, valid from its purchase. */
  validity?: PassValidity | null;
  sellableOnline?: boolean | null;
  visibleOnBookingPage?: boolean | null;
  visibleInProfile?: boolean | null;
  visibleAtDesk?: boolean | null;
  purchaseLimit?: number | null;
  priority?: number | null;
  /** In basis points; the organisation's default when never said. */
  vatBps?: number | null;
  vatTreatment?: VatTreatment | null;
}

export interface CreatePassProduct extends ProductTerms {
  kind: PassKind;
}

export interface UpdatePassProduct extends Partial<ProductTerms> {
  productId: string;
  /** True takes the product off sale, false puts it back. Passes already sold are not touched. */
  archived?: boolean | null;
}

/** Where a null means "none"; elsewhere it means "as it is". */
const CLEARABLE = new Set<string>([
  'credit',
  'entries',
  'limitCount',
  'limitPeriod',
  'courseIds',
  'validity',
  'purchaseLimit',
] satisfies (keyof ProductTerms)[]);

type Columns = Omit<RequiredEntityData<PassProduct>, 'id' | 'organisationId' | 'kind' | 'archivedAt'>;

export function createPassProduct(tenant: Tenant, input: CreatePassProduct & Keyed): Promise<Result<PassProduct>> {
  return setUpOnce(tenant, creates('createPassProduct', PassProduct, input), async (command) => {
    const columns = await columnsOf(command, input.kind, input);
    if (command.check.failed) return command.check.refused();
    const identity = { id: uuidv7(), organisationId: command.organisationId, kind: input.kind, archivedAt: null };
    return done(command.em.create(PassProduct, { ...identity, ...columns }));
  });
}

export function updatePassProduct(
  tenant: Tenant,
  { productId, archived, ...input }: UpdatePassProduct,
  now = nowOf(tenant),
): Promise<Result<PassProduct>> {
  return setUp(tenant, async (command) => {
    const { em, organisation, check } = command;
    const product = await em.findOne(PassProduct, productId);
    if (!check.found('productId', 'PASS_PRODUCT', product)) return check.refused();
    const named = Object.entries(input).filter(([term, value]) => value !== undefined && (value !== null || CLEARABLE.has(term)));
    if (named.length > 0) {
      // The rules are about the whole product. So the change is laid over its current terms, and all of them are checked again.
      const terms: ProductTerms = { ...termsOf(product, organisation.currency), ...Object.fromEntries(named) };
      const columns = await columnsOf(command, product.kind, terms);
      if (check.failed) return check.refused();
      Object.assign(product, columns);
    }
    if (typeof archived === 'boolean') product.archivedAt = archived ? (product.archivedAt ?? now) : null;
    return done(product);
  });
}

async function columnsOf(command: SetUp, kind: PassKind, terms: ProductTerms): Promise<Columns> {
  const { check } = command;
  return {
    name: check.name('name', terms.name),
    priceMinor: check.amount('price', terms.price),
    ...contents(check, kind, terms),
    courseIds: await eligibleCourses(command, terms.courseIds),
    ...validityOf(check, terms.validity ?? {}),
    sellableOnline: terms.sellableOnline ?? false,
    visibleOnBookingPage: terms.visibleOnBookingPage ?? true,
    visibleInProfile: terms.visibleInProfile ?? true,
    visibleAtDesk: terms.visibleAtDesk ?? true,
    purchaseLimit: optional(terms.purchaseLimit, (limit) => check.integer('purchaseLimit', limit, 1, COUNT_MAX)),
    priority: check.integer('priority', terms.priority ?? DEFAULT_PRIORITY, -PRIORITY_MAX, PRIORITY_MAX),
    vatBps: checkVatRate(check, command.organisation, 'vatBps', terms.vatBps),
    vatTreatment: vatTreatment(check, kind, terms),
  };
}

/** The price of a TIME pass is known to be for classes when it is sold, so its tax need not wait for a use. */
function vatTreatment(check: InputCheck, kind: PassKind, terms: ProductTerms): VatTreatment {
  if (kind !== PassKind.TIME) return terms.vatTreatment ?? VatTreatment.MULTI_PURPOSE;
  if (terms.vatTreatment === VatTreatment.MULTI_PURPOSE) check.invalid('vatTreatment', 'UNEXPECTED');
  return VatTreatment.SINGLE_PURPOSE;
}

/** CREDIT holds money, ENTRY holds entries, TIME may have a limit in each week or month; nothing of the other kinds. */
function contents(check: InputCheck, kind: PassKind, terms: ProductTerms) {
  const has = (value: unknown) => value !== null && value !== undefined;
  const only = (field: keyof ProductTerms, isOfThisKind: boolean, isRequired: boolean) => {
    if (has(terms[field]) && !isOfThisKind) check.invalid(field, 'UNEXPECTED');
    if (!has(terms[field]) && isOfThisKind && isRequired) check.invalid(field, 'REQUIRED');
  };
  const isTime = kind === PassKind.TIME;
  only('credit', kind === PassKind.CREDIT, true);
  only('entries', kind === PassKind.ENTRY, true);
  only('limitCount', isTime, has(terms.limitPeriod));
  only('limitPeriod', isTime, has(terms.limitCount));
  only('seatsAtOnce', isTime, false);
  return {
    creditMinor: optional(terms.credit, (credit) => check.positiveAmount('credit', credit)),
    entries: optional(terms.entries, (entries) => check.integer('entries', entries, 1, COUNT_MAX)),
    limitCount: optional(terms.limitCount, (count) => check.integer('limitCount', count, 1, LIMIT_MAX_USES)),
    limitPeriod: terms.limitPeriod ?? null,
    seatsAtOnce: check.integer('seatsAtOnce', terms.seatsAtOnce ?? 1, 1, SEATS_AT_ONCE_MAX),
  };
}

async function eligibleCourses({ em, check }: SetUp, courseIds: readonly string[] | null | undefined): Promise<string[] | null> {
  if (!courseIds) return null;
  if (courseIds.length === 0) check.invalid('courseIds', 'REQUIRED');
  const named = [...new Set(check.list('courseIds', courseIds, COURSES_MAX))];
  if (named.length > COURSES_MAX) return named;
  const courses = await em.find(Course, { id: { $in: named } });
  const existing = new Set(courses.map((course) => course.id));
  for (const [index, id] of courseIds.entries()) check.found(`courseIds.${index}`, 'COURSE', existing.has(id) ? id : null);
  return named;
}

function validityOf(check: InputCheck, { period = {}, days = {} }: PassValidity) {
  const fixedFrom = optional(days.fromOn, (day) => check.day('validity.days.fromOn', day));
  const fixedUntil = optional(days.untilOn, (day) => check.day('validity.days.untilOn', day));
  const isBackwards = fixedFrom && fixedUntil && fixedFrom.until(fixedUntil).sign < 0;
  if (isBackwards) check.invalid('validity.days.untilOn', 'END_BEFORE_START');
  return {
    validityPeriod: optional(period.length, (length) => check.period('validity.period.length', length)),
    validityStart: period.begins ?? ValidityStart.PURCHASE,
    fixedFrom: fixedFrom?.toString() ?? null,
    fixedUntil: fixedUntil?.toString() ?? null,
  };
}

/** The validity that a product has, as its input would say it. */
function validityNow({ fixedFrom, fixedUntil, validityPeriod, validityStart }: PassProduct): PassValidity {
  if (fixedFrom || fixedUntil) return { days: { fromOn: fixedFrom ?? null, untilOn: fixedUntil ?? null } };
  return { period: { length: validityPeriod ?? null, begins: validityStart } };
}

function optional<T, R>(value: T | null | undefined, map: (value: T) => R): R | null {
  return value === null || value === undefined ? null : map(value);
}

function termsOf(product: PassProduct, currency: string): ProductTerms {
  const money = (amountMinor: number): MoneyFact => ({ amountMinor, currency });
  const { id: _id, organisationId: _organisation, kind: _kind, archivedAt: _archived, ...rest } = { ...product };
  const seatsAtOnce = product.kind === PassKind.TIME ? product.seatsAtOnce : null;
  const validity = validityNow(product);
  return { ...rest, validity, seatsAtOnce, price: money(product.priceMinor), credit: optional(product.creditMinor, money) };
}
