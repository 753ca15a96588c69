/** Measures what this machine can learn in a second, beside PyTorch in Python. */
@NullMarked
package ventral.trainer.bench;

import org.jspecify.annotations.NullMarked;
