-- Streams say what they are rendered from, and can be paused and deleted. What the ledger held before does not say it:
-- everything is read from the topics again.

delete from position;
delete from hole;
delete from stream;
delete from run;
delete from sweep;
delete from checkpoint;
delete from score;
delete from benchmark;
update incarnation set uuid = gen_random_uuid(), revision = 0;

alter table stream add column encoding       text;
alter table stream add column library        text;
alter table stream add column geometry       text;
alter table stream add column materials      text;
alter table stream add column backgrounds    text[];
alter table stream add column import_sha256  text;
alter table stream add column wish           text not null;
alter table stream add column reported_state text not null;
alter table stream add column digest         text not null;
alter table stream add column symmetries     float8[];
alter table stream add column labelled       text[];
