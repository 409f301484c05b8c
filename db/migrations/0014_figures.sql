-- Writing is no reading: as one policy for all, what allows to write sums was asked of every sum that anybody read, and
-- reading a country's year took twice as long.
drop policy write on fact_month;
create policy enter on fact_month for insert to binhdang_app with check (
  body_id = any ((select writing_bodies())::uuid[])
  or sight = 'plan' and body_id in (select v.id from verifying_bodies() v(id))
  or sight <> 'plan' and body_id = any ((select actor_bodies('leader'))::uuid[]));
create policy settle on fact_month for update to binhdang_app
  using (body_id = any ((select writing_bodies())::uuid[])
         or sight = 'plan' and body_id in (select v.id from verifying_bodies() v(id))
         or sight <> 'plan' and body_id = any ((select actor_bodies('leader'))::uuid[]))
  with check (body_id = any ((select writing_bodies())::uuid[])
         or sight = 'plan' and body_id in (select v.id from verifying_bodies() v(id))
         or sight <> 'plan' and body_id = any ((select actor_bodies('leader'))::uuid[]));
