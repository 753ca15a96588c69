/** Assembles the commands of {@code ventral} and maps their failures to messages and exit statuses. */
@NullMarked
package ventral.cli;

import org.jspecify.annotations.NullMarked;
