/** Calls the gateway that is measured, and the echo service beside it. */
@NullMarked
package ventral.gateway.bench.grpc;

import org.jspecify.annotations.NullMarked;
