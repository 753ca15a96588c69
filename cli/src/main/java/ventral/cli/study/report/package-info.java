/** Writes a study's report: tables, statistics in words, provenance and research-object metadata. */
@NullMarked
package ventral.cli.study.report;

import org.jspecify.annotations.NullMarked;
