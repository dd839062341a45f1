/**
 * SQL that stands for the groups of a member `m` who is an instructor, and is empty for others: it changes when a group is given or taken,
 * and with it the rights that an open stream rests on.
 */
export const TEACHES = `case when m.role = 'INSTRUCTOR' then ' ' || coalesce((
    select md5(string_agg(g.id::text, ',' order by g.id)) from groups g
     where g.organisation_id = m.organisation_id and g.instructor_id = m.id), '') else '' end`;
