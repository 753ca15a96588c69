/** States how spans are started, linked and passed on from one service to another. */
@NullMarked
package ventral.platform.tracing;

import org.jspecify.annotations.NullMarked;
