/** Defines benchmarks: a region's responses or dissimilarities with a metric, a ceiling and a version. */
@NullMarked
package ventral.scorer.benchmark;

import org.jspecify.annotations.NullMarked;
