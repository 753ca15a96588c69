/** Calls the gateway's API over gRPC, and builds the filters that its lists accept. */
@NullMarked
package ventral.cli.grpc;

import org.jspecify.annotations.NullMarked;
