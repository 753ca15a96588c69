/** What an experiment would take of a system that need not exist: hours, bytes, money, and what holds it up. */
@NullMarked
package ventral.cli.plan;

import org.jspecify.annotations.NullMarked;
