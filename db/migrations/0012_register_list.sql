-- Lists of registers: everything that row-level security, the counts by status, and the choice by day, body and status
-- ask of a record stands in the index, so that counting 100,000 records reads 23 MB of it and not 100,000 rows that lie
-- scattered among those of all other registers (decision 016). In the order of the list by day, as before.
create index record_list on record (register, day desc, id desc)
  include (body_id, sight, status, until, recorded_at) where not deleted;
drop index record_register_day;
