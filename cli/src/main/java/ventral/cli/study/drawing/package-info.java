/** Lays out charts as lines, areas, dots and text, and writes them as SVG. */
@NullMarked
package ventral.cli.study.drawing;

import org.jspecify.annotations.NullMarked;
