-- What shows that a topic was made anew or its log was rewritten since it was read.

-- Leader epoch of the record that was read last; null for positions of earlier versions.
alter table position add column leader_epoch integer;

-- A topic that is deleted and made again has another id.
create table source_topic (
    topic    text primary key,
    topic_id uuid not null
);
