/** Serves scores, reference scores and benchmarks over gRPC. */
@NullMarked
package ventral.gateway.grpc.score;

import org.jspecify.annotations.NullMarked;
