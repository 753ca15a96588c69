/** Measures the training throughput of this machine, compared with PyTorch in Python. */
@NullMarked
package ventral.trainer.bench;

import org.jspecify.annotations.NullMarked;
