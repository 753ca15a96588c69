/** Serves scaling curves, comparisons of objectives and the objectives themselves over gRPC. */
@NullMarked
package ventral.gateway.grpc.analysis;

import org.jspecify.annotations.NullMarked;
