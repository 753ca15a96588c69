/** Writes a study's report: tables, statistics as text, provenance and RO-Crate metadata. */
@NullMarked
package ventral.cli.study.report;

import org.jspecify.annotations.NullMarked;
