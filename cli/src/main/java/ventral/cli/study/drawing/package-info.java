/** Lays out charts as lines, areas, circles and text, and writes them as SVG. */
@NullMarked
package ventral.cli.study.drawing;

import org.jspecify.annotations.NullMarked;
