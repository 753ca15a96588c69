/** Paints drawings as PNG with Java 2D, without a display. */
@NullMarked
package ventral.cli.study.java2d;

import org.jspecify.annotations.NullMarked;
