/** The gateway's API as its clients call it. Speaks gRPC, decides nothing. */
@NullMarked
package ventral.gateway.grpc;

import org.jspecify.annotations.NullMarked;
