/** Sends the changes of a table of the ledger to clients that watch it over gRPC. */
@NullMarked
package ventral.gateway.grpc.watch;

import org.jspecify.annotations.NullMarked;
