-- A province's draft sorts hundreds of thousands of facts: in memory, not on disk.
alter function report_facts(jsonb, uuid[]) set work_mem = '64MB';
