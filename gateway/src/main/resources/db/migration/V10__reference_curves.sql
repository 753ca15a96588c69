-- Reference networks of one family, by the number of images that each learnt from, make a curve. What the ledger held
-- before has none such.

alter table reference_score add column family                  text;
alter table reference_score add column training_image_count    bigint;
alter table reference_score add column published_ratio_squared float8;
