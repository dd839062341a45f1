/**
 * SQL for a text that stands for the groups of an instructor `m`, and is empty for other members. It changes with the groups,
 * and with the rights that an open stream rests on.
 */
export const TEACHES = `case when m.role = 'INSTRUCTOR' then ' ' || coalesce((
    select md5(string_agg(g.id::text, ',' order by g.id)) from groups g
     where g.organisation_id = m.organisation_id and g.instructor_id = m.id), '') else '' end`;
