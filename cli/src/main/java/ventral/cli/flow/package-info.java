/** Discrete-event simulation of flows that share limited resources. */
@NullMarked
package ventral.cli.flow;

import org.jspecify.annotations.NullMarked;
