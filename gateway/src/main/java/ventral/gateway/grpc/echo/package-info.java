/** Echoes bytes for {@code ventral bench gateway}, which compares every call with a bare one of the same server. */
@NullMarked
package ventral.gateway.grpc.echo;

import org.jspecify.annotations.NullMarked;
