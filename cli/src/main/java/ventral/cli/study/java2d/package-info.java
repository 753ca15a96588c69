/** Draws PNG images with Java 2D, without a display. */
@NullMarked
package ventral.cli.study.java2d;

import org.jspecify.annotations.NullMarked;
