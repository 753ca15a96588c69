-- Runs have a recipe and a priority, can be paused and resumed, and say what they are computed on and how good they are.
-- What the ledger held before does not say it: everything is read from the topics again.

delete from position;
delete from hole;
delete from stream;
delete from run;
delete from sweep;
delete from checkpoint;
delete from score;
delete from benchmark;
update incarnation set uuid = gen_random_uuid(), revision = 0;

alter table stream add column moment_latents text[];

-- recipe and validation are messages of ventral.type.v1.
alter table run drop column cancelled;
alter table run add column recipe               bytea;
alter table run add column priority             integer not null;
alter table run add column wish                 text not null;
alter table run add column retry_count          integer not null;
alter table run add column reported_state       text not null;
alter table run add column reported_retry_count integer not null;
alter table run add column learning_rate        float8;
alter table run add column time_left_millis     bigint;
alter table run add column device               text not null;
alter table run add column device_use           float4;
alter table run add column memory_bytes         bigint not null;
alter table run add column validation           bytea;

alter table sweep add column recipe   bytea not null;
alter table sweep add column priority integer not null;

alter table checkpoint add column network          text not null;
alter table checkpoint add column validation       bytea;
alter table checkpoint add column owner_generation bigint not null;

alter table score add column recipe   bytea not null;
alter table score add column priority integer not null;
