/** Mappers between the shared records and protobuf messages. Holds no domain decisions. */
@NullMarked
package ventral.contract.wire;

import org.jspecify.annotations.NullMarked;
