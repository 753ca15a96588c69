-- A sort key of a checkpoint or a score starts with its run, so the unique index of sort keys finds the rows of a run.

drop index checkpoint_by_run;
drop index score_by_run;
