/** Images to measure with, made of arithmetic. */
@NullMarked
package ventral.trainer.bench.pictures;

import org.jspecify.annotations.NullMarked;
