/** Computes the statistics of small samples: means with intervals, exact rank tests, corrected p values, slopes. */
@NullMarked
package ventral.cli.study.statistics;

import org.jspecify.annotations.NullMarked;
