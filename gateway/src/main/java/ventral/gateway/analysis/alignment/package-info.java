/** Computes comparable alignment values of networks on a benchmark or over a suite, including those of reference networks. */
@NullMarked
package ventral.gateway.analysis.alignment;

import org.jspecify.annotations.NullMarked;
