/** Holds what the gateway's gRPC services share: the parsing of requests, paging, and the conversion of errors. */
@NullMarked
package ventral.gateway.grpc;

import org.jspecify.annotations.NullMarked;
