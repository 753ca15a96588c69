/** Measures the training throughput of this machine, compared with PyTorch in Python. */
@NullMarked
package ventral.benchmarks.train;

import org.jspecify.annotations.NullMarked;
