/** Client of the gateway's API. Speaks gRPC and decides nothing. */
@NullMarked
package ventral.cli.grpc;

import org.jspecify.annotations.NullMarked;
