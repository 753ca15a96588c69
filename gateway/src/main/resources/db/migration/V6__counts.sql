-- How many scores there are of each benchmark's version, which the gauges ask every few seconds.

create index score_counted on score (benchmark, benchmark_version);
