-- A booking with a CREDIT pass as one plain transaction: the rows that the server writes for it, in the order of its locks.
-- The k-th booking of a round is the same one that the server is asked for; every client takes each sixteenth.
\set i :i + 1
\set k :round * ${ROUND_BASE} + (:i - 1) * ${CLIENTS} + :client_id
\set r (:k * ${REGISTRATION_STEP}) % ${REGISTRATIONS}
\set s ${SESSION_FORMULA}
begin;
select set_config('app.organisation', ${ORGANISATION}, true);
select s.price_minor, g.course_id, uuidv7() as booking_id, s.seats_taken, s.capacity,
    s.starts_at - make_interval(hours => o.cancel_window_hours) as cancellable_until, s.ends_at,
    o.late_cancellation, o.late_fee_minor
  from sessions s
  join groups g on g.organisation_id = s.organisation_id and g.id = s.group_id
  join organisations o on o.id = s.organisation_id
  where s.organisation_id = ${ORGANISATION} and s.id = ${SESSION} and s.status = 'SCHEDULED' and s.starts_at > now()
  for update of s \gset
select balance from accounts where organisation_id = ${ORGANISATION} and code = 'PASS:' || ${PASS} for update \gset
update sessions set seats_taken = seats_taken + 1, version = version + 1
  where organisation_id = ${ORGANISATION} and id = ${SESSION};
update registrations set charged_minor = charged_minor + :price_minor, version = version + 1
  where organisation_id = ${ORGANISATION} and id = ${REGISTRATION};
update passes set version = version + 1 where organisation_id = ${ORGANISATION} and id = ${PASS};
insert into bookings (organisation_id, id, session_id, registration_id, attendee_id, status, price_minor, covered_minor,
    cancellable_until, late_cancellation, late_fee_minor, session_ends_at, created_at)
  values (${ORGANISATION}, :booking_id, ${SESSION}, ${REGISTRATION}, ${ATTENDEE}, 'BOOKED', :price_minor, :price_minor,
    :cancellable_until, :late_cancellation, :late_fee_minor, :ends_at, now());
insert into redemptions (organisation_id, id, pass_id, registration_id, booking_id, entries, covered_minor, consumed_minor,
    created_at)
  values (${ORGANISATION}, uuidv7(), ${PASS}, ${REGISTRATION}, :booking_id, 0, :price_minor, :price_minor, now());
insert into transfers (organisation_id, id, template, debit, credit, unit, amount, booking_id, pass_id, posted_at)
  values
    (${ORGANISATION}, uuidv7(), 'SESSION_CHARGED', 'REGISTRATION:' || ${REGISTRATION}, 'BOOKED:' || :course_id, 'EUR',
      :price_minor, :booking_id, null, now()),
    (${ORGANISATION}, uuidv7(), 'CREDIT_REDEEMED', 'PASS:' || ${PASS}, 'REGISTRATION:' || ${REGISTRATION}, 'EUR',
      :price_minor, :booking_id, ${PASS}, now());
insert into idempotency_keys (organisation_id, viewer, operation, key, input_hash, answer)
  values (${ORGANISATION}, 'desk', 'bookSession', 'bench-' || :k::bigint, md5('bench-' || :k::bigint),
    jsonb_build_object('bookingId', :booking_id::text));
insert into audit_log (organisation_id, id, at, actor, address, action, kind, subject_id, after)
  values (${ORGANISATION}, uuidv7(), now(), 'key:' || ${API_KEY}, '127.0.0.1', 'bookSession', 'Booking', :booking_id,
    jsonb_build_object('status', 'BOOKED', 'price_minor', :price_minor::bigint, 'covered_minor', :price_minor::bigint));
insert into outbox (organisation_id, id, events)
  values (${ORGANISATION}, uuidv7(), jsonb_build_array(
    jsonb_build_object('topic', 'sessionCapacity', 'key', ${SESSION},
      'state', jsonb_build_object('seatsTaken', :seats_taken::int + 1, 'capacity', :capacity::int)),
    jsonb_build_object('topic', 'passBalance', 'key', ${PASS},
      'state', jsonb_build_object('creditLeftMinor', :balance::bigint - :price_minor::bigint)),
    jsonb_build_object('topic', 'registrationBalance', 'key', ${REGISTRATION},
      'state', jsonb_build_object('chargedMinor', :price_minor::bigint))));
-- The account that many bookings share comes last, so that its lock is held for the shortest time.
update accounts a set balance = a.balance + d.delta, version = a.version + 1
  from (values ('REGISTRATION:' || ${REGISTRATION}, 0), ('PASS:' || ${PASS}, -:price_minor::bigint),
      ('BOOKED:' || :course_id, :price_minor::bigint))
    as d(code, delta)
  where a.organisation_id = ${ORGANISATION} and a.code = d.code;
commit;
