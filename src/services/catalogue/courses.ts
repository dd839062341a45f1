import { v7 as uuidv7 } from 'uuid';
import type { CourseType } from '../../entities/index.js';
import { Course, UncoveredPolicy } from '../../entities/index.js';
import {
  checkVatRate,
  creates,
  done,
  type InputCheck,
  type Keyed,
  nowOf,
  setUp,
  setUpOnce,
  type Tenant,
} from '../input/index.js';
import { openCourseAccounts } from '../ledger/index.js';
import type { MoneyFact, Result } from '../rules/world/refusals.js';

/** Years. */
const AGE_MAX = 120;

export interface CreateCourse {
  name: string;
  description?: string | null;
  type: CourseType;
  /** The price of a registration. Required for CONTINUOUS and ONE_OFF, refused for OPEN. */
  price?: MoneyFact | null;
  uncoveredPolicy?: UncoveredPolicy | null;
  /** Required for DEBT_UP_TO, refused for other policies. */
  debtLimit?: MoneyFact | null;
  /** In basis points; the organisation's default when left out. */
  vatBps?: number | null;
  /** True when left out. */
  passesInProfile?: boolean | null;
  /** The youngest and the oldest age in years, both included. No bound when left out or null. */
  ageFrom?: number | null;
  ageTo?: number | null;
}

export interface UpdateCourse extends Partial<Omit<CreateCourse, 'type'>> {
  courseId: string;
  archived?: boolean | null;
}

export function createCourse(tenant: Tenant, input: CreateCourse & Keyed): Promise<Result<Course>> {
  return setUpOnce(tenant, creates('createCourse', Course, input), async ({ em, organisation, organisationId, check }) => {
    const course = em.create(Course, {
      id: uuidv7(),
      organisationId,
      name: check.name('name', input.name),
      description: check.text('description', input.description),
      type: input.type,
      priceMinor: coursePrice(check, input.type, input.price),
      ...uncovered(check, input.uncoveredPolicy ?? UncoveredPolicy.DEBT, input.debtLimit),
      vatBps: checkVatRate(check, organisation, 'vatBps', input.vatBps),
      passesInProfile: input.passesInProfile ?? true,
      ...ages(check, input.ageFrom ?? null, input.ageTo ?? null),
      archivedAt: null,
    });
    if (check.failed) return check.refused();
    await em.flush();
    await openCourseAccounts(em, organisationId, course.id, organisation.currency);
    return done(course);
  });
}

/** Changes the fields that the input names. A new price holds for later registrations only. */
export function updateCourse(tenant: Tenant, input: UpdateCourse, now = nowOf(tenant)): Promise<Result<Course>> {
  return setUp(tenant, async ({ em, organisation, check }) => {
    const course = await em.findOne(Course, input.courseId);
    if (!check.found('courseId', 'COURSE', course)) return check.refused();
    if (input.name != null) course.name = check.name('name', input.name);
    if (input.description !== undefined) course.description = check.text('description', input.description);
    if (input.price !== undefined) course.priceMinor = coursePrice(check, course.type, input.price);
    if (input.uncoveredPolicy !== undefined || input.debtLimit !== undefined) {
      const policy = input.uncoveredPolicy ?? course.uncoveredPolicy;
      const keepsLimit = input.debtLimit === undefined && policy === course.uncoveredPolicy;
      const changed = keepsLimit ? { uncoveredPolicy: policy } : uncovered(check, policy, input.debtLimit);
      em.assign(course, changed);
    }
    if (input.vatBps != null) course.vatBps = checkVatRate(check, organisation, 'vatBps', input.vatBps);
    if (input.passesInProfile != null) course.passesInProfile = input.passesInProfile;
    const { ageFrom = course.ageFrom ?? null, ageTo = course.ageTo ?? null } = input;
    em.assign(course, ages(check, ageFrom, ageTo));
    if (typeof input.archived === 'boolean') course.archivedAt = input.archived ? (course.archivedAt ?? now) : null;
    return done(course);
  });
}

function ages(check: InputCheck, ageFrom: number | null, ageTo: number | null) {
  if (ageFrom !== null) check.integer('ageFrom', ageFrom, 0, AGE_MAX);
  if (ageTo !== null) check.integer('ageTo', ageTo, ageFrom ?? 0, AGE_MAX);
  return { ageFrom, ageTo };
}

function coursePrice(check: InputCheck, type: CourseType, price: MoneyFact | null | undefined): number | null {
  if (type === 'OPEN') {
    if (price) check.invalid('price', 'UNEXPECTED');
    return null;
  }
  if (price) return check.amount('price', price);
  check.invalid('price', 'REQUIRED');
  return null;
}

function uncovered(check: InputCheck, uncoveredPolicy: UncoveredPolicy, debtLimit: MoneyFact | null | undefined) {
  if (uncoveredPolicy === UncoveredPolicy.DEBT_UP_TO) {
    if (debtLimit) return { uncoveredPolicy, debtLimitMinor: check.amount('debtLimit', debtLimit) };
    check.invalid('debtLimit', 'REQUIRED');
  } else if (debtLimit) check.invalid('debtLimit', 'UNEXPECTED');
  return { uncoveredPolicy, debtLimitMinor: null };
}
