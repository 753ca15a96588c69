-- Scores say which suite, metric and version of a benchmark they are of and how their layer was chosen, may lack a
-- ceiling, and there are those of reference networks. What the ledger held before does not say it: everything is read
-- from the topics again.

delete from position;
delete from hole;
delete from stream;
delete from run;
delete from sweep;
delete from checkpoint;
delete from score;
delete from benchmark;
update incarnation set uuid = gen_random_uuid(), revision = 0;

alter table score add column suite                     text not null;
alter table score add column metric                    text not null;
alter table score add column benchmark_version         integer not null;
alter table score add column choice_method             text;
alter table score add column choice_benchmark          text;
alter table score add column choice_component_count    integer;
alter table score add column choice_component_pictures text;
alter table score add column ceiling_lower_bound       float8;
alter table score add column layer_choices             float8[] not null;
alter table score add column layer_splits              float8[] not null;
alter table score add column layer_split_counts        integer[] not null;
-- without a ceiling
alter table score alter column ceiling              drop not null;
alter table score alter column ratio_squared        drop not null;
alter table score alter column squared_over_ceiling drop not null;

alter table benchmark add column suite               text not null;
alter table benchmark add column ceiling_lower_bound float8;
alter table benchmark add column ceiling_unknown     boolean not null;

create table reference_score (
    name                      text collate "C" primary key,
    sort_key                  text collate "C" unique,
    revision                  bigint not null unique,
    reference                 text not null,
    benchmark                 text not null,
    display_name              text not null,
    sha256                    text not null,
    region                    text not null,
    simulated                 boolean not null,
    suite                     text not null,
    metric                    text not null,
    benchmark_version         integer not null,
    layer                     text not null,
    choice_method             text,
    choice_benchmark          text,
    choice_component_count    integer,
    choice_component_pictures text,
    raw                       float8 not null,
    standard_error            float8 not null,
    ceiling                   float8,
    ceiling_lower_bound       float8,
    ratio_squared             float8,
    squared_over_ceiling      float8,
    layers                    text[] not null,
    layer_raws                float8[] not null,
    layer_standard_errors     float8[] not null,
    layer_choices             float8[] not null,
    layer_splits              float8[] not null,
    layer_split_counts        integer[] not null,
    error_code                integer,
    error_message             text,
    create_time               timestamptz not null
);
create index reference_score_by_reference on reference_score (reference, sort_key);
