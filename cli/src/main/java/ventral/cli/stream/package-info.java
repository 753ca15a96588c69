/** Implements the commands that create, import, list, describe and watch streams, and that show their images. */
@NullMarked
package ventral.cli.stream;

import org.jspecify.annotations.NullMarked;
