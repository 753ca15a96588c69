-- Scores have values of bootstrap samples of neuroids and stimuli, and of the same checkpoint with recalibrated batch-norm
-- statistics.

alter table score           add column bootstrap_values float8[] not null default '{}';
alter table reference_score add column bootstrap_values float8[] not null default '{}';

-- null together for a checkpoint without recalibrated statistics.
alter table score add column recalibrated_layer                text;
alter table score add column recalibrated_raw                  float8;
alter table score add column recalibrated_standard_error       float8;
alter table score add column recalibrated_ratio_squared        float8;
alter table score add column recalibrated_squared_over_ceiling float8;

-- The last checkpoint of a run is that of all its images: of the untrained control, checkpoint 0.
drop index score_final;
create index score_final on score (sweep, sort_key)
    where error_code is null and seen_image_count = total_image_count;
