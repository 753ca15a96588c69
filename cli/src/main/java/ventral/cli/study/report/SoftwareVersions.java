package ventral.cli.study.report;

/**
 * Holds the versions of the software that made a report.
 *
 * @param ventral such as {@code 0.1.0}
 * @param java such as {@code 17.0.9}
 */
public record SoftwareVersions(String ventral, String java) {}
