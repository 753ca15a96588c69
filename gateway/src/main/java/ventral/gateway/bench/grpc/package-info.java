/** Calls of a gateway that is measured, and the echo beside it. */
@NullMarked
package ventral.gateway.bench.grpc;

import org.jspecify.annotations.NullMarked;
