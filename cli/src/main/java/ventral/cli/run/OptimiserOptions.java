package ventral.cli.run;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import ventral.cli.option.EnumConverter;
import ventral.cli.recipe.OptimiserFields;

/** Options for the optimiser and its learning rate. */
final class OptimiserOptions implements OptimiserFields {

    static final class OptimiserKindConverter extends EnumConverter<OptimiserKind> {
        OptimiserKindConverter() {
            super(OptimiserKind.class);
        }
    }

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(
            names = "--optimiser",
            paramLabel = "NAME",
            converter = OptimiserKindConverter.class,
            description = "optimiser: adam or sgd (default: adam)")
    private OptimiserKind kind = OptimiserKind.ADAM;

    @Option(
            names = "--learning-rate",
            paramLabel = "RATE",
            description = "learning rate after the warm-up (default: 0.001 for adam, 0.1 for sgd)")
    private @Nullable Double learningRate;

    @Option(names = "--momentum", paramLabel = "FACTOR", description = "momentum of sgd (default: 0.9)")
    private @Nullable Double momentum;

    @Option(names = "--nesterov", description = "use Nesterov momentum with sgd")
    private boolean nesterov;

    @Option(
            names = "--weight-decay",
            paramLabel = "FACTOR",
            description = "weight decay; adam with it is AdamW (default: 0)")
    private double weightDecay;

    @Option(
            names = "--warm-up",
            paramLabel = "IMAGES",
            description = "images over which the learning rate rises to its peak (default: 0)")
    private long warmUp;

    @Option(
            names = "--step-every",
            paramLabel = "IMAGES",
            description = "images after which the learning rate falls, each time")
    private @Nullable Long stepEvery;

    @Option(
            names = "--step-factor",
            paramLabel = "FACTOR",
            description = "factor by which it falls with --step-every (default: 0.1)")
    private @Nullable Double stepFactor;

    @Option(
            names = "--cosine",
            arity = "0..1",
            fallbackValue = "0",
            paramLabel = "FLOOR",
            description = "let the learning rate fall along half a cosine to this fraction of its peak (default: 0)")
    private @Nullable Double cosine;

    @Option(
            names = "--clip-norm",
            paramLabel = "NORM",
            description = "maximum norm of a gradient; a longer one is scaled to it (default: no clipping)")
    private double clipNorm;

    @Override
    public OptimiserKind kind() {
        check(
                kind == OptimiserKind.SGD || momentum == null && !nesterov,
                "--momentum and --nesterov need --optimiser sgd");
        return kind;
    }

    @Override
    public boolean nesterov() {
        return nesterov;
    }

    @Override
    public @Nullable Double momentum() {
        return momentum;
    }

    @Override
    public double weightDecay() {
        return weightDecay;
    }

    @Override
    public @Nullable Double learningRate() {
        check(stepEvery == null || cosine == null, "--step-every and --cosine exclude each other");
        check(stepEvery != null || stepFactor == null, "--step-factor needs --step-every");
        check(learningRate == null || learningRate > 0, "--learning-rate must be above 0");
        return learningRate;
    }

    @Override
    public long warmUpImageCount() {
        return warmUp;
    }

    @Override
    public @Nullable Long stepImageCount() {
        return stepEvery;
    }

    @Override
    public @Nullable Double stepFactor() {
        return stepFactor;
    }

    @Override
    public @Nullable Double cosineFloor() {
        return cosine;
    }

    @Override
    public double clipNorm() {
        return clipNorm;
    }

    private void check(boolean holds, String rule) {
        if (!holds) {
            if (command == null) {
                throw new IllegalStateException("options of no command");
            }
            throw new ParameterException(command.commandLine(), rule);
        }
    }
}
