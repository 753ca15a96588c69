/** Tells Prometheus how runs go. */
@NullMarked
package ventral.trainer.micrometer;

import org.jspecify.annotations.NullMarked;
