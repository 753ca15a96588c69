-- Lists may be ordered by a field, and by name where that is equal: read along these, from either end. Small tables are
-- sorted as they are.

alter table checkpoint add column seen_image_count bigint;
update checkpoint set seen_image_count = split_part(name, '/', 4)::bigint;
alter table checkpoint alter column seen_image_count set not null;

create index run_by_create_time         on run (create_time, name);
create index checkpoint_by_create_time  on checkpoint (create_time, name);
create index checkpoint_by_images_seen  on checkpoint (seen_image_count, name);
create index score_by_create_time       on score (create_time, name);
create index score_by_raw               on score (raw, name);
create index score_by_benchmark_and_raw on score (benchmark, raw, name);
