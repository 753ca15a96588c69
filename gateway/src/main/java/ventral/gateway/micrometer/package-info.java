/** What the ledger holds, as Micrometer's meters. */
@NullMarked
package ventral.gateway.micrometer;

import org.jspecify.annotations.NullMarked;
