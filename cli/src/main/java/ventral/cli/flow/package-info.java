/** Work that takes time because it shares what is bounded: flows, what they use, and a clock that goes from event to event. */
@NullMarked
package ventral.cli.flow;

import org.jspecify.annotations.NullMarked;
