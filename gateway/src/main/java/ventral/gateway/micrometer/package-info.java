/** Publishes the ledger's contents as Micrometer meters. */
@NullMarked
package ventral.gateway.micrometer;

import org.jspecify.annotations.NullMarked;
