/** Serves runs, sweeps of runs and the checkpoints of runs over gRPC. */
@NullMarked
package ventral.gateway.grpc.run;

import org.jspecify.annotations.NullMarked;
