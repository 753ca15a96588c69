/** Serves the gateway's API over gRPC. This package converts and delegates; it makes no decisions. */
@NullMarked
package ventral.gateway.grpc;

import org.jspecify.annotations.NullMarked;
