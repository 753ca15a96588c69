/** Serves streams and their images over gRPC. */
@NullMarked
package ventral.gateway.grpc.stream;

import org.jspecify.annotations.NullMarked;
