/**
 * SQL for a text that stands for the groups of an instructor `m` and the sessions that they give as a substitute. It is empty
 * for other members. It changes with the rights that an open stream rests on.
 */
export const TEACHES = `case when m.role = 'INSTRUCTOR' then ' ' || coalesce((
    select md5(string_agg(t.id::text, ',' order by t.id)) from (
      select g.id from groups g where g.organisation_id = m.organisation_id and g.instructor_id = m.id
      union all
      select s.id from sessions s where s.organisation_id = m.organisation_id and s.instructor_id = m.id) t), '') else '' end`;
