/** Authenticates and authorises the callers of gRPC methods, and logs what they change. */
@NullMarked
package ventral.gateway.grpc.security;

import org.jspecify.annotations.NullMarked;
