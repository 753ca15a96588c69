/** Keeps the user's login in a YAML file, and reads tokens from files and from the environment. */
@NullMarked
package ventral.cli.credentials;

import org.jspecify.annotations.NullMarked;
