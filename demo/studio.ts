import { randomUUID } from 'node:crypto';
import {
  AddAttendeeDocument,
  ArchivePassProductDocument,
  BookSessionDocument,
  type Client,
  CreateCourseDocument,
  CreateCustomerDocument,
  CreateGroupDocument,
  CreatePassProductDocument,
  type CreatePassProductInput,
  RegisterAttendeeDocument,
  ScheduleSessionsDocument,
  SellPassDocument,
  UpdateCourseDocument,
} from '@permanentka/client';

const DAY_MS = 24 * 3_600_000;
const CAPACITY = 12;

const euro = (amount: number) => ({ amountMinor: amount * 100, currency: 'EUR' });

/** The two examples need these. Each run makes new ones, so that the demo can run any number of times. */
export interface DemoStudio {
  fives: string[];
  eights: string[];
  creditProductId: string;
  entryProductId: string;
  groupId: string;
  tidyUp: () => Promise<void>;
}

/** The value of a payload, or an error that says what was refused. */
function done<T>(value: T | null | undefined, { errors }: { errors: readonly { message: string }[] }): T {
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join(' '));
  if (value === null || value === undefined) throw new Error('the server reported neither a result nor a refusal');
  return value;
}

export async function openStudio(owner: Client, locationId: string): Promise<DemoStudio> {
  const name = `Demo ${new Date().toISOString().slice(0, 19)}`;
  const { createCourse } = await owner.request(CreateCourseDocument, { input: { name, type: 'OPEN' } });
  const courseId = done(createCourse.course, createCourse).id;
  const { createGroup } = await owner.request(CreateGroupDocument, {
    input: { courseId, locationId, name: 'Everybody', capacity: CAPACITY },
  });
  const groupId = done(createGroup.group, createGroup).id;
  const schedule = async (firstDay: number, price: number) => {
    const startsAt = [0, 1, 2].map((week) => new Date(Date.now() + (firstDay + 7 * week) * DAY_MS).toISOString());
    const input = { groupId, schedule: { startsAt }, durationMinutes: 60, price: euro(price) };
    const { scheduleSessions } = await owner.request(ScheduleSessionsDocument, { input });
    return done(scheduleSessions.sessions, scheduleSessions).map(({ id }) => id);
  };
  const product = async (input: CreatePassProductInput) => {
    const { createPassProduct } = await owner.request(CreatePassProductDocument, {
      input: { ...input, courseIds: [courseId], validity: { period: { length: 'P3M' } } },
    });
    return done(createPassProduct.product, createPassProduct).id;
  };
  const creditProductId = await product({ name: 'Kredit 20', kind: 'CREDIT', price: euro(20), credit: euro(20) });
  const entryProductId = await product({ name: '4 vstupy', kind: 'ENTRY', price: euro(24), entries: 4 });
  return {
    fives: await schedule(2, 5),
    eights: await schedule(3, 8),
    creditProductId,
    entryProductId,
    groupId,
    tidyUp: async () => {
      for (const productId of [creditProductId, entryProductId]) {
        await owner.request(ArchivePassProductDocument, { input: { productId, archived: true } });
      }
      await owner.request(UpdateCourseDocument, { input: { courseId, archived: true } });
    },
  };
}

/** A new customer who is their own attendee, registered in the group. */
export async function welcome(
  desk: Client,
  groupId: string,
  name: string,
): Promise<{ customerId: string; registrationId: string }> {
  const email = `${randomUUID()}@example.com`;
  const { createCustomer } = await desk.request(CreateCustomerDocument, { input: { name, email } });
  const customerId = done(createCustomer.customer, createCustomer).id;
  const { addAttendee } = await desk.request(AddAttendeeDocument, { input: { customerId, name } });
  const attendeeId = done(addAttendee.attendee, addAttendee).id;
  const { registerAttendee } = await desk.request(RegisterAttendeeDocument, { input: { attendeeId, groupId } });
  return { customerId, registrationId: done(registerAttendee.registration, registerAttendee).id };
}

export async function sell(
  desk: Client,
  productId: string,
  holder: { customerId: string } | { registrationId: string },
): Promise<string> {
  const { sellPass } = await desk.request(SellPassDocument, {
    input: { productId, holder, payment: { method: 'CASH' }, idempotencyKey: randomUUID() },
  });
  return done(sellPass.pass, sellPass).id;
}

export async function book(desk: Client, registrationId: string, sessionId: string | undefined) {
  if (sessionId === undefined) throw new Error('the demo has run out of sessions');
  const { bookSession } = await desk.request(BookSessionDocument, {
    input: { registrationId, sessionId, idempotencyKey: randomUUID() },
  });
  return done(bookSession.booking, bookSession);
}
