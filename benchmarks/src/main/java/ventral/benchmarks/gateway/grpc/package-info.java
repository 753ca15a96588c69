/** Calls the gateway that is measured, and the echo service beside it. */
@NullMarked
package ventral.benchmarks.gateway.grpc;

import org.jspecify.annotations.NullMarked;
