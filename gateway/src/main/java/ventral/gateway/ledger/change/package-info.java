/** Describes the changes that the records of topics make to the ledger, and who writes them and listens to them. */
@NullMarked
package ventral.gateway.ledger.change;

import org.jspecify.annotations.NullMarked;
