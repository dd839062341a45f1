import { defineEntity, p } from '@mikro-orm/core';
import { CourseType, UncoveredPolicy } from './enums.js';

/** A course on offer. A CONTINUOUS or ONE_OFF course has one price for a registration; an OPEN one is paid session by session. */
const schema = defineEntity({
  name: 'Course',
  tableName: 'courses',
  properties: {
    id: p.uuid().primary(),
    organisationId: p.uuid(),
    name: p.string(),
    description: p.text(),
    type: p.enum(CourseType),
    /** Charged on registering; null exactly for OPEN courses. */
    priceMinor: p.bigint('number').nullable(),
    uncoveredPolicy: p.enum(UncoveredPolicy),
    /** Set exactly when the policy is DEBT_UP_TO. */
    debtLimitMinor: p.bigint('number').nullable(),
    /** Tax that prices of the course contain, in basis points. */
    vatBps: p.integer().default(0),
    /** True when registered customers may buy passes for the course in their profile. */
    passesInProfile: p.boolean().default(true),
    /** Ages in years, both included; null where there is no bound. */
    ageFrom: p.integer().nullable(),
    ageTo: p.integer().nullable(),
    archivedAt: p.datetime().nullable(),
  },
});

export class Course extends schema.class {}
schema.setClass(Course);
