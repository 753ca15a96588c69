-- What the steps and checkpoints of a run cost: a message of ventral.type.v1. Null until the run's next status.

alter table run add column cost bytea;
