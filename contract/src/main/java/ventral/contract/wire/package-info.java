/** The shared records as protobuf messages and back. Speaks protobuf, decides nothing. */
@NullMarked
package ventral.contract.wire;

import org.jspecify.annotations.NullMarked;
