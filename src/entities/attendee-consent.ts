import { defineEntity, p } from '@mikro-orm/core';
import { Attendee } from './attendee.js';
import { ConsentKind } from './enums.js';

/** A consent, in the words that the person was shown. Never changed, only withdrawn: the rows are the history. */
const schema = defineEntity({
  name: 'AttendeeConsent',
  tableName: 'attendee_consents',
  properties: {
    id: p.uuid().primary(),
    organisationId: p.uuid(),
    attendee: () => p.manyToOne(Attendee).ref(),
    kind: p.enum(ConsentKind),
    wording: p.text(),
    grantedAt: p.datetime(),
    /** The key of the viewer who said so. */
    grantedBy: p.string(),
    withdrawnAt: p.datetime().nullable(),
    withdrawnBy: p.string().nullable(),
  },
});

export class AttendeeConsent extends schema.class {}
schema.setClass(AttendeeConsent);
