/** Reads the ledger: its tables, filters, sort orders, pages and changes, and whether it is current with the topics. */
@NullMarked
package ventral.gateway.ledger.query;

import org.jspecify.annotations.NullMarked;
