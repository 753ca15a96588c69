/** Implements the commands that store and forget the login at a gateway. */
@NullMarked
package ventral.cli.login;

import org.jspecify.annotations.NullMarked;
