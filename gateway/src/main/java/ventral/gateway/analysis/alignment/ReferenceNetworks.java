package ventral.gateway.analysis.alignment;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import ventral.contract.name.BenchmarkName;
import ventral.gateway.analysis.alignment.NetworkScores.ReferenceDescriptor;
import ventral.gateway.ledger.model.ReferenceScore.CurvePoint;

/** Divides reference networks into those that stand alone, which are lines, and those of families, which are curves. */
public final class ReferenceNetworks {

    private static final String ONLY_RATIO_SQUARED =
            "published as (r/c)^2 only; r and r^2/c need the ceilings, which were not published";

    private final Normalisation normalisation;
    private final List<NetworkScores<ReferenceDescriptor>> networks;
    private final List<BenchmarkName> benchmarks;
    private final Function<NetworkScores<ReferenceDescriptor>, @Nullable AlignmentValue> value;

    /**
     * Creates the selection of reference networks.
     *
     * @param networks by name
     * @param benchmarks benchmarks that a value is computed over
     * @param value value of a network; null if the network lacks one of the benchmarks
     */
    public ReferenceNetworks(
            Normalisation normalisation,
            List<NetworkScores<ReferenceDescriptor>> networks,
            List<BenchmarkName> benchmarks,
            Function<NetworkScores<ReferenceDescriptor>, @Nullable AlignmentValue> value) {
        this.normalisation = normalisation;
        this.networks = networks;
        this.benchmarks = benchmarks;
        this.value = value;
    }

    public List<ReferenceLine> lines() {
        List<ReferenceLine> lines = new ArrayList<>();
        for (NetworkScores<ReferenceDescriptor> network : networks) {
            ReferenceDescriptor reference = network.network();
            AlignmentValue height = value.apply(network);
            if (reference.curvePoint() == null && height != null) {
                lines.add(new ReferenceLine(reference.name(), reference.displayName(), height.value()));
            }
        }
        return lines;
    }

    /** Returns one curve per family, by family. */
    public List<ReferenceCurve> curves() {
        Map<String, List<NetworkScores<ReferenceDescriptor>>> families = networks.stream()
                .filter(network -> network.network().curvePoint() != null)
                .filter(network -> !benchmarks.isEmpty() && network.measured().containsAll(benchmarks))
                .collect(groupingBy(network -> family(network.network().curvePoint()), TreeMap::new, toList()));
        List<ReferenceCurve> curves = new ArrayList<>();
        families.forEach((family, members) -> {
            String name = members.get(0).network().displayName();
            List<ReferenceCurve.Member> valued = new ArrayList<>();
            members.forEach(network -> {
                AlignmentValue height = value.apply(network);
                if (height != null) {
                    valued.add(new ReferenceCurve.Member(images(network), height.value()));
                }
            });
            if (normalisation != Normalisation.RATIO_SQUARED) {
                curves.add(ReferenceCurve.unavailable(family, name, ONLY_RATIO_SQUARED));
            } else if (!valued.isEmpty()) {
                curves.add(ReferenceCurve.through(family, name, valued));
            }
        });
        return curves;
    }

    private static String family(@Nullable CurvePoint point) {
        return point == null ? "" : point.family();
    }

    private static long images(NetworkScores<ReferenceDescriptor> network) {
        CurvePoint point = network.network().curvePoint();
        return point == null ? 0 : point.trainingImageCount();
    }
}
