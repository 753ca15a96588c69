-- Streams may fix or narrow latents, and name the collections that their backgrounds are drawn from. Streams from before
-- have no ranges and the default collections.

alter table stream add column ranges      bytea;
alter table stream add column panoramas   text;
alter table stream add column photographs text;
alter table stream add column fixed       text[];
