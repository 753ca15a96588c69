/** Computes the statistics of small samples: means with confidence intervals, and least-squares slopes. */
@NullMarked
package ventral.cli.study.statistics;

import org.jspecify.annotations.NullMarked;
