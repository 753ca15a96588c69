-- Every list is paged by sort_key within what it is filtered by, and every watch goes on by revision. Where few rows or
-- none match, the order's own index alone would be walked through to its end.

create index score_by_benchmark   on score (benchmark, sort_key);
create index score_by_objective   on score (objective, sort_key);
create index score_by_suite       on score (suite, sort_key);
create index score_by_images_seen on score (seen_image_count, sort_key);

-- Watches of a sweep.
create index score_by_sweep_revised on score (sweep, revision);
create index run_by_sweep_revised   on run (sweep, revision);

-- What curves are of: scores of last checkpoints, in the words of the query.
create index score_final on score (sweep, sort_key)
    where error_code is null and seen_image_count = image_count * epoch_count;

drop index run_by_sweep;
create index run_by_sweep     on run (sweep, sort_key);
create index run_by_state     on run (state, sort_key);
create index run_by_stream    on run (stream, sort_key);
create index run_by_objective on run (objective, sort_key);
