/** The gateway's API as a client sees it. Speaks gRPC, decides nothing. */
@NullMarked
package ventral.cli.grpc;

import org.jspecify.annotations.NullMarked;
