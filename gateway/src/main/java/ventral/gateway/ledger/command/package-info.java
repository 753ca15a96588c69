/** Handles the commands of users by publishing intents. */
@NullMarked
package ventral.gateway.ledger.command;

import org.jspecify.annotations.NullMarked;
