-- Sweeps can give every run the same number of updates, and have controls with seeds of their own; the grid of checkpoints
-- has a start.

alter table run add column total_image_count bigint not null default 0;
alter table run add column first_checkpoint  bigint not null default 1000;
update run set total_image_count = image_count * epoch_count;

alter table score add column total_image_count bigint not null default 0;
alter table score add column first_checkpoint  bigint not null default 1000;
update score set total_image_count = image_count * epoch_count;

-- update_count and batch_size are 0 for a sweep of equal passes.
alter table sweep add column control_seeds           bigint[] not null default '{0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19}';
alter table sweep add column calibration_image_count bigint not null default 5120;
alter table sweep add column update_count            bigint not null default 0;
alter table sweep add column batch_size              integer not null default 0;
alter table sweep add column first_checkpoint        bigint not null default 1000;
