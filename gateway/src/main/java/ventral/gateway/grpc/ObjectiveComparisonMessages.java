package ventral.gateway.grpc;

import ventral.api.v1.Interval;
import ventral.api.v1.Normalisation;
import ventral.api.v1.ObjectiveComparison;
import ventral.api.v1.ObjectivePair;
import ventral.api.v1.ObjectiveScores;
import ventral.api.v1.ReferencePercentage;
import ventral.api.v1.SeedScore;
import ventral.contract.name.ObjectiveName;

/** Objective comparisons as the API has them. */
final class ObjectiveComparisonMessages {

    private ObjectiveComparisonMessages() {}

    static ObjectiveComparison toWire(ventral.gateway.analysis.ObjectiveComparison comparison) {
        var message = ObjectiveComparison.newBuilder()
                .setName(comparison.name().toString())
                .setImageCount(comparison.imageCount())
                .setNormalisation(Normalisation.valueOf(
                        "NORMALISATION_" + comparison.normalisation().name()))
                .setSimulated(comparison.simulated());
        comparison.benchmarks().forEach(benchmark -> message.addBenchmarks(benchmark.toString()));
        comparison.references().stream().map(ScalingCurveMessages::lineToWire).forEach(message::addReferences);
        comparison.leftOut().stream().map(ScalingCurveMessages::toWire).forEach(message::addLeftOutRuns);
        comparison.objectives().stream()
                .map(scores -> toWire(scores, comparison))
                .forEach(message::addObjectives);
        comparison.pairs().stream().map(ObjectiveComparisonMessages::toWire).forEach(message::addPairs);
        return message.build();
    }

    private static ObjectiveScores toWire(
            ventral.gateway.analysis.ObjectiveScores scores, ventral.gateway.analysis.ObjectiveComparison comparison) {
        var message = ObjectiveScores.newBuilder()
                .setObjective(ObjectiveName.of(scores.objective()))
                .setDisplayName(scores.objective().displayName())
                .setMean(scores.mean());
        scores.seeds()
                .forEach(seed -> message.addSeeds(SeedScore.newBuilder()
                        .setSeed(seed.seed())
                        .setRun(seed.run().toString())
                        .setValue(seed.value())));
        scores.standardDeviation().ifPresent(message::setStandardDeviation);
        scores.meanInterval()
                .ifPresent(interval -> message.setMeanInterval(
                        Interval.newBuilder().setLower(interval.lower()).setUpper(interval.upper())));
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
        return message.build();
    }
}
