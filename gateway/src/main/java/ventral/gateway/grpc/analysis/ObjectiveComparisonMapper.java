package ventral.gateway.grpc.analysis;

import ventral.api.v1.Interval;
import ventral.api.v1.Normalisation;
import ventral.api.v1.ObjectiveComparison;
import ventral.api.v1.ObjectivePair;
import ventral.api.v1.ObjectiveScores;
import ventral.api.v1.PairedDifference;
import ventral.api.v1.ReferencePercentage;
import ventral.api.v1.SeedScore;
import ventral.contract.name.ObjectiveName;

/** Converts objective comparisons to messages of the API. */
final class ObjectiveComparisonMapper {

    private ObjectiveComparisonMapper() {}

    static ObjectiveComparison toWire(ventral.gateway.analysis.ObjectiveComparison comparison) {
        var message = ObjectiveComparison.newBuilder()
                .setName(comparison.name().toString())
                .setImageCount(comparison.imageCount())
                .setNormalisation(Normalisation.valueOf(
                        "NORMALISATION_" + comparison.normalisation().name()))
                .setSimulated(comparison.simulated())
                .setUpdateCount(comparison.training().updateCount())
                .setEpochCount(comparison.training().epochCount());
        comparison.training().joined().forEach(sweep -> message.addJoinedSweeps(sweep.toString()));
        comparison.benchmarks().forEach(benchmark -> message.addBenchmarks(benchmark.toString()));
        comparison.references().stream().map(ScalingCurveMapper::lineToWire).forEach(message::addReferences);
        comparison.leftOut().stream().map(ScalingCurveMapper::toWire).forEach(message::addLeftOutRuns);
        comparison.objectives().stream()
                .map(scores -> toWire(scores, comparison))
                .forEach(message::addObjectives);
        comparison.pairs().stream().map(ObjectiveComparisonMapper::toWire).forEach(message::addPairs);
        return message.build();
    }

    private static ObjectiveScores toWire(
            ventral.gateway.analysis.sweep.ObjectiveScores scores,
            ventral.gateway.analysis.ObjectiveComparison comparison) {
        var message = ObjectiveScores.newBuilder()
                .setObjective(ObjectiveName.of(scores.objective()))
                .setDisplayName(scores.objective().displayName())
                .setMean(scores.mean());
        scores.seeds()
                .forEach(seed -> message.addSeeds(SeedScore.newBuilder()
                        .setSeed(seed.seed())
                        .setRun(seed.run().toString())
                        .setValue(seed.value())));
        if (scores.standardDeviation() != null) {
            message.setStandardDeviation(scores.standardDeviation());
        }
        if (scores.meanInterval() != null) {
            message.setMeanInterval(toWire(scores.meanInterval()));
        }
        scores.bootstrapInterval().map(ObjectiveComparisonMapper::toWire).ifPresent(message::setBootstrapInterval);
        comparison
                .references()
                .forEach(line -> scores.percentageOf(line.value())
                        .ifPresent(percentage -> message.addReferencePercentages(ReferencePercentage.newBuilder()
                                .setReference(line.reference().toString())
                                .setPercentage(percentage))));
        comparison.percentageOfAllLatents(scores).ifPresent(message::setAllLatentsPercentage);
        return message.build();
    }

    private static ObjectivePair toWire(ventral.gateway.analysis.ObjectivePair pair) {
        var message = ObjectivePair.newBuilder()
                .setObjective(ObjectiveName.of(pair.objective()))
                .setOtherObjective(ObjectiveName.of(pair.other()))
                .setMeanDifference(pair.meanDifference())
                .setUStatistic(pair.u())
                .setPValue(pair.p())
                .setSmallestPossiblePValue(pair.smallestP())
                .setHolmPValue(pair.holmP());
        pair.seedsNeeded().ifPresent(message::setSeedsNeeded);
        if (pair.paired() != null) {
            message.setPairedDifference(toWire(pair.paired()));
        }
        if (pair.bootstrapInterval() != null) {
            message.setDifferenceBootstrapInterval(toWire(pair.bootstrapInterval()));
        }
        return message.build();
    }

    private static PairedDifference toWire(ventral.gateway.analysis.PairedDifference paired) {
        var message = PairedDifference.newBuilder()
                .setSeedCount(paired.seeds().size())
                .setMean(paired.mean());
        if (paired.standardDeviation() != null) {
            message.setStandardDeviation(paired.standardDeviation());
        }
        paired.seeds()
                .forEach(seed -> message.addSeeds(
                        PairedDifference.Seed.newBuilder().setSeed(seed.seed()).setDifference(seed.difference())));
        return message.build();
    }

    private static Interval toWire(ventral.gateway.analysis.statistics.ConfidenceInterval interval) {
        return Interval.newBuilder()
                .setLower(interval.lower())
                .setUpper(interval.upper())
                .build();
    }
}
