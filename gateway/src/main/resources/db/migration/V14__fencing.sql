-- Rows of runs and checkpoints are ordered by the epoch and the sequence number of their owner, not by a generation and a
-- time. Rows from before have the lowest order, so that the next one of any owner replaces them.

alter table run drop column owner_generation;
alter table run add column owner_epoch    bigint not null default 0;
alter table run add column owner_id       bigint not null default 0;
alter table run add column owner_sequence bigint not null default 0;

alter table checkpoint drop column owner_generation;
alter table checkpoint add column owner_epoch    bigint not null default 0;
alter table checkpoint add column owner_id       bigint not null default 0;
alter table checkpoint add column owner_sequence bigint not null default 0;
