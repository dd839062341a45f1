import { Temporal } from 'temporal-polyfill';
import type { Weekday } from '../entities/enums.js';
import type { CourseType } from '../entities/index.js';
import { createCourse, createGroup, createLocation, linkGroups, scheduleSessions } from '../services/catalogue/index.js';
import { createPassProduct } from '../services/passes/index.js';
import { euro, made, type Workshop } from './workshop.js';

export const TIME_ZONE = 'Europe/Bratislava';
const WEEKS_AHEAD = 6;

interface GroupPlan {
  name: string;
  at: 'pool' | 'hall';
  teacher: number;
  capacity: number;
  weekdays: readonly Weekday[];
  startTime: string;
  minutes: number;
  /** The unit price of a session in euro; 0 where the course's own price covers it. */
  price: number;
}

interface CoursePlan {
  key: string;
  name: string;
  description: string;
  type: CourseType;
  price?: number;
  isLinked?: boolean;
  /** Years, both included. */
  ages?: { ageFrom?: number; ageTo?: number };
  groups: readonly GroupPlan[];
}

const pool = (
  name: string,
  weekdays: readonly Weekday[],
  startTime: string,
  capacity: number,
  price: number,
  teacher = 0,
): GroupPlan => ({
  ...{ at: 'pool', name, weekdays, startTime, capacity, price, teacher, minutes: 45 },
});
const hall = (
  name: string,
  weekdays: readonly Weekday[],
  startTime: string,
  capacity: number,
  price: number,
  teacher = 1,
): GroupPlan => ({
  ...{ at: 'hall', name, weekdays, startTime, capacity, price, teacher, minutes: 60 },
});

const COURSES: readonly CoursePlan[] = [
  {
    ...{ key: 'kids', name: 'Plávanie pre deti 4 – 8 rokov', type: 'OPEN', isLinked: true, ages: { ageFrom: 4, ageTo: 8 } },
    description: 'Hravé hodiny v teplej vode. Kto vynechá, nahradí si hodinu v ktorejkoľvek skupine.',
    groups: [
      pool('Delfíny – pondelok a streda', ['MONDAY', 'WEDNESDAY'], '16:00', 8, 8),
      pool('Rybky – utorok a štvrtok', ['TUESDAY', 'THURSDAY'], '16:00', 8, 8, 3),
      pool('Korytnačky – sobota', ['SATURDAY'], '09:30', 6, 9, 3),
    ],
  },
  {
    ...{ key: 'lanes', name: 'Kondičné plávanie dospelých', type: 'OPEN', isLinked: true, ages: { ageFrom: 18 } },
    description: 'Tréning s plánom na každú dráhu.',
    groups: [
      pool('Ráno pred prácou', ['TUESDAY', 'FRIDAY'], '06:30', 12, 5),
      pool('Večer', ['MONDAY', 'THURSDAY'], '20:00', 12, 8),
    ],
  },
  {
    ...{ key: 'salsa', name: 'Salsa – otvorené hodiny', type: 'OPEN', ages: { ageFrom: 16 } },
    description: 'Príďte vo dvojici aj sami.',
    groups: [hall('Štvrtkový večer', ['THURSDAY'], '19:00', 20, 7, 2)],
  },
  {
    ...{ key: 'ballet', name: 'Baletná prípravka', type: 'CONTINUOUS', price: 129, isLinked: true },
    ages: { ageFrom: 4, ageTo: 10 },
    description: 'Polrok od prvých krokov po vystúpenie. Chýbajúcu hodinu si dieťa nahradí v druhej skupine.',
    groups: [hall('Labute – pondelok', ['MONDAY'], '17:00', 10, 0), hall('Víly – streda', ['WEDNESDAY'], '17:00', 10, 0)],
  },
  {
    ...{ key: 'hiphop', name: 'Hip-hop pre teenagerov', type: 'CONTINUOUS', price: 95, ages: { ageFrom: 12, ageTo: 17 } },
    description: 'Raz do týždňa, s choreografiou na konci polroka.',
    groups: [hall('Piatok', ['FRIDAY'], '18:00', 14, 0, 2)],
  },
  {
    ...{ key: 'workshop', name: 'Víkendový workshop: skoky do vody', type: 'ONE_OFF', price: 35 },
    description: 'Jedno dopoludnie s trénerom.',
    groups: [pool('Nedeľa doobeda', ['SUNDAY'], '09:00', 6, 0)],
  },
];

/** A course for the worked examples alone, in which nobody has booked anything. */
const EXAMPLE: CoursePlan = {
  ...{ key: 'example', name: 'Otvorené plávanie', type: 'OPEN', isLinked: true },
  description: 'Vstupy podľa času: ráno za 5 €, večer za 8 €.',
  groups: [
    pool('Ráno', ['MONDAY', 'WEDNESDAY', 'FRIDAY'], '08:00', 15, 5),
    pool('Podvečer', ['TUESDAY', 'THURSDAY', 'SATURDAY'], '17:00', 15, 8),
  ],
};

/** The names of a course and of one of its groups. */
export function namesOf(key: string, index: number): [course: string, group: string] {
  const plan = [...COURSES, EXAMPLE].find((course) => course.key === key);
  return [plan?.name ?? '', plan?.groups[index]?.name ?? ''];
}

export interface OpenedGroup {
  groupId: string;
  /** Soonest first. */
  sessionIds: string[];
}

export interface OpenedCourse {
  courseId: string;
  groups: OpenedGroup[];
}

export async function openCourses(workshop: Workshop, instructorIds: readonly string[]) {
  const { tenant } = workshop;
  const city = { city: 'Bratislava' };
  const pasienky = await made(createLocation(tenant, { name: 'Plaváreň Pasienky', address: 'Junácka 4', ...city }));
  const sala = await made(createLocation(tenant, { name: 'Tanečná sála Vlnka', address: 'Račianska 78', ...city }));
  const places = { pool: pasienky.id, hall: sala.id };
  const courses = new Map<string, OpenedCourse>();
  for (const plan of [...COURSES, EXAMPLE]) courses.set(plan.key, await openCourse(workshop, plan, places, instructorIds));
  return (key: string): OpenedCourse => {
    const course = courses.get(key);
    if (!course) throw new Error(`The demo studio has no course ${key}`);
    return course;
  };
}

async function openCourse(
  workshop: Workshop,
  plan: CoursePlan,
  places: Record<GroupPlan['at'], string>,
  instructorIds: readonly string[],
): Promise<OpenedCourse> {
  const { tenant } = workshop;
  const { name, description, type } = plan;
  const price = plan.price === undefined ? null : euro(plan.price);
  const course = await made(createCourse(tenant, { name, description, type, price, ...plan.ages }));
  const groups: OpenedGroup[] = [];
  for (const { at, teacher, ...group } of plan.groups) {
    const where = { courseId: course.id, locationId: places[at], instructorId: instructorIds[teacher] };
    const { id: groupId } = await made(createGroup(tenant, { ...where, name: group.name, capacity: group.capacity }));
    const { sessions } = await made(
      scheduleSessions(tenant, { groupId, ...sessionsOf(group, workshop.now, plan.type) }, workshop.now),
    );
    groups.push({ groupId, sessionIds: sessions.map(({ id }) => id) });
  }
  if (plan.isLinked) await made(linkGroups(tenant, { groupIds: groups.map(({ groupId }) => groupId) }));
  return { courseId: course.id, groups };
}

function sessionsOf(group: Omit<GroupPlan, 'at' | 'teacher'>, now: Date, type: CourseType) {
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(TIME_ZONE).toPlainDate();
  const weeks = type === 'ONE_OFF' ? 1 : WEEKS_AHEAD;
  const fromOn = today.add({ days: 1 });
  const days = { fromOn: fromOn.toString(), untilOn: fromOn.add({ weeks }).subtract({ days: 1 }).toString() };
  const weekly = { weekdays: group.weekdays, startTime: group.startTime, ...days };
  return { schedule: { weekly }, durationMinutes: group.minutes, price: euro(group.price) };
}

export const PRODUCT_NAMES = {
  credit20: 'Kreditná 20 €',
  entry4: '4 vstupy',
  credit100: 'Kreditná 100 € s 10 % zľavou',
  entry10: '10 vstupov na plávanie',
  month: 'Mesačná bez obmedzenia – kondičné plávanie',
  twiceWeekly: 'Štvrťročná 2× týždenne',
} as const;

/** A pass of each kind, and some variety. The first two are those of the worked examples. */
export async function putOnSale({ tenant }: Workshop, course: (key: string) => OpenedCourse) {
  const swimming = [course('kids').courseId, course('lanes').courseId, course('example').courseId];
  const sale = { sellableOnline: true } as const;
  return {
    credit20: await made(
      createPassProduct(tenant, { ...sale, name: PRODUCT_NAMES.credit20, kind: 'CREDIT', price: euro(20), credit: euro(20) }),
    ),
    entry4: await made(
      createPassProduct(tenant, { ...sale, name: PRODUCT_NAMES.entry4, kind: 'ENTRY', price: euro(24), entries: 4 }),
    ),
    credit100: await made(
      createPassProduct(tenant, {
        ...sale,
        name: PRODUCT_NAMES.credit100,
        kind: 'CREDIT',
        price: euro(90),
        credit: euro(100),
        validity: { period: { length: 'P6M' } },
      }),
    ),
    entry10: await made(
      createPassProduct(tenant, {
        ...{ ...sale, name: PRODUCT_NAMES.entry10, kind: 'ENTRY', price: euro(65), entries: 10 },
        ...{ courseIds: swimming, validity: { period: { length: 'P3M', begins: 'FIRST_USE' } } },
      }),
    ),
    month: await made(
      createPassProduct(tenant, {
        ...{ ...sale, name: PRODUCT_NAMES.month, kind: 'TIME', price: euro(49) },
        ...{ courseIds: [course('lanes').courseId], validity: { period: { length: 'P1M' } }, priority: 50 },
      }),
    ),
    twiceWeekly: await made(
      createPassProduct(tenant, {
        ...{ name: PRODUCT_NAMES.twiceWeekly, kind: 'TIME', price: euro(119), validity: { period: { length: 'P3M' } } },
        ...{ limitCount: 2, limitPeriod: 'WEEK', visibleOnBookingPage: false },
      }),
    ),
  };
}
