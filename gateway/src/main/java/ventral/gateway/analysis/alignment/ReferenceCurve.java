package ventral.gateway.analysis.alignment;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import ventral.gateway.analysis.statistics.RobustLawFit;
import ventral.gateway.analysis.statistics.SaturatingLaw;
import ventral.gateway.analysis.statistics.ScalingPoint;

/**
 * Shows how the scores of reference networks of one family depend on the number of training images.
 *
 * @param family such as {@code imagenet-resnet18}
 * @param points smallest dataset first; empty if the curve cannot be shown
 * @param fit law through the networks; null if there is none
 * @param unavailable why there are no points; empty if there are points
 */
public record ReferenceCurve(
        String family,
        String displayName,
        List<ScalingPoint> points,
        @Nullable SaturatingLaw fit,
        String unavailable) {

    /** A network of the family: its number of training images and its value. */
    record Member(long imageCount, double value) {}

    public ReferenceCurve {
        points = List.copyOf(points);
        if (points.isEmpty() == unavailable.isEmpty()) {
            throw new IllegalArgumentException("reference curve %s has %d points and is unavailable because: '%s'"
                    .formatted(family, points.size(), unavailable));
        }
    }

    /**
     * Builds the curve of a family and fits the law.
     *
     * @param members at least one
     */
    static ReferenceCurve through(String family, String displayName, List<Member> members) {
        TreeMap<Long, List<Double>> valuesBySize = members.stream()
                .collect(groupingBy(Member::imageCount, TreeMap::new, mapping(Member::value, toList())));
        return new ReferenceCurve(
                family,
                displayName,
                valuesBySize.entrySet().stream()
                        .map(size -> ScalingPoint.of(size.getKey(), size.getValue()))
                        .toList(),
                RobustLawFit.through(members.stream()
                                .map(member -> new RobustLawFit.NetworkPoint(member.imageCount(), member.value()))
                                .toList())
                        .orElse(null),
                "");
    }

    static ReferenceCurve unavailable(String family, String displayName, String reason) {
        return new ReferenceCurve(family, displayName, List.of(), null, reason);
    }

    public Optional<SaturatingLaw> law() {
        return Optional.ofNullable(fit);
    }
}
