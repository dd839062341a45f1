import { defineEntity, p } from '@mikro-orm/core';
import { Course } from './course.js';
import { Location } from './location.js';
import { Member } from './member.js';

/** A course at a place, with a capacity and an instructor. */
const schema = defineEntity({
  name: 'Group',
  tableName: 'groups',
  properties: {
    id: p.uuid().primary(),
    organisationId: p.uuid(),
    course: () => p.manyToOne(Course).ref(),
    location: () => p.manyToOne(Location).ref(),
    instructor: () => p.manyToOne(Member).ref().nullable(),
    name: p.string(),
    capacity: p.integer(),
    /** Places held by registrations of a CONTINUOUS or ONE_OFF course. */
    placesTaken: p.integer(),
    /** Places that orders hold until they are paid. */
    placesHeld: p.integer().default(0),
    /** Groups that share a link id may book sessions in each other; all are of one course. */
    linkId: p.uuid().nullable(),
  },
});

export class Group extends schema.class {}
schema.setClass(Group);
