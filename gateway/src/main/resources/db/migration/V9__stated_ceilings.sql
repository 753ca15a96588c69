-- A ceiling may be stated, with its source, instead of measured on the responses; empty for a measured one.

alter table score           add column ceiling_source text not null default '';
alter table reference_score add column ceiling_source text not null default '';
alter table benchmark       add column ceiling_source text not null default '';
