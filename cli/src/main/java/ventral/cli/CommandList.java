package ventral.cli;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import ventral.cli.analysis.AnalyseCommand;
import ventral.cli.analysis.CompareCommand;
import ventral.cli.analysis.CurveCommand;
import ventral.cli.bench.BenchCommand;
import ventral.cli.chaos.ChaosCommand;
import ventral.cli.checkpoint.CheckpointsCommand;
import ventral.cli.login.LoginCommand;
import ventral.cli.login.LogoutCommand;
import ventral.cli.maintenance.AclsCommand;
import ventral.cli.maintenance.BackupCommand;
import ventral.cli.maintenance.DeadLettersCommand;
import ventral.cli.maintenance.DoctorCommand;
import ventral.cli.maintenance.RestoreCommand;
import ventral.cli.plan.PlanCommand;
import ventral.cli.run.ObjectivesCommand;
import ventral.cli.run.RunsCommand;
import ventral.cli.score.BenchmarksCommand;
import ventral.cli.score.ReferencesCommand;
import ventral.cli.score.ScoresCommand;
import ventral.cli.service.ModelsCommand;
import ventral.cli.service.RenderCommand;
import ventral.cli.service.ScoreCommand;
import ventral.cli.stream.ImportCommand;
import ventral.cli.stream.StreamsCommand;
import ventral.cli.study.command.DemoCommand;
import ventral.cli.study.command.StudyCommand;
import ventral.cli.sweep.SweepsCommand;
import ventral.cli.system.StatusCommand;
import ventral.cli.system.UpCommand;
import ventral.cli.token.TokensCommand;

/**
 * The commands of {@code ventral}, in the order of its help. Reading the options of all of them takes most of the time
 * of a short command, so a command line may hold the options of one command only.
 */
final class CommandList {

    private static final List<Entry> ENTRIES = List.of(
            command(UpCommand.class),
            command(DemoCommand.class),
            command(StudyCommand.class),
            command(StatusCommand.class),
            command(StreamsCommand.class),
            command(RunsCommand.class),
            command(SweepsCommand.class),
            command(CheckpointsCommand.class),
            command(ScoresCommand.class),
            command(CurveCommand.class),
            command(CompareCommand.class),
            command(PlanCommand.class),
            command(ReferencesCommand.class),
            command(ObjectivesCommand.class),
            command(LoginCommand.class),
            command(LogoutCommand.class),
            command(TokensCommand.class),
            command(DoctorCommand.class),
            command(DeadLettersCommand.class),
            command(AclsCommand.class),
            command(BackupCommand.class),
            command(RestoreCommand.class),
            command(ChaosCommand.class),
            command(CompletionCommand.class),
            // These services parse their own arguments.
            new Entry(RenderCommand.class, line -> line.setStopAtPositional(true)),
            new Entry(ModelsCommand.class, line -> line.setStopAtUnmatched(true)),
            command(ImportCommand.class),
            new Entry(BenchmarksCommand.class, line -> line.setStopAtUnmatched(true)),
            new Entry(BenchCommand.class, line -> line.setStopAtPositional(true)),
            new Entry(ScoreCommand.class, line -> line.setStopAtUnmatched(true)),
            command(AnalyseCommand.class));

    private CommandList() {}

    /**
     * A command.
     *
     * @param type annotated with {@link Command}
     * @param parsing sets how its arguments are parsed
     */
    private record Entry(Class<?> type, Consumer<CommandLine> parsing) {

        CommandLine withOptions() {
            CommandLine line = new CommandLine(type);
            parsing.accept(line);
            return line;
        }

        /** Returns the command as it appears in the list of commands, without options and subcommands. */
        CommandLine withoutOptions() {
            CommandSpec spec = CommandSpec.create().name(annotation().name());
            spec.usageMessage().description(annotation().description());
            return new CommandLine(spec);
        }

        boolean isNamed(String name) {
            return annotation().name().equals(name);
        }

        private Command annotation() {
            return Objects.requireNonNull(type.getAnnotation(Command.class));
        }
    }

    private static Entry command(Class<?> type) {
        return new Entry(type, line -> {});
    }

    /** Returns all commands with their options. */
    static List<CommandLine> all() {
        return ENTRIES.stream().map(Entry::withOptions).toList();
    }

    /** Returns all commands, but only the one with the given name with its options. */
    static List<CommandLine> namedBy(String name) {
        return ENTRIES.stream()
                .map(entry -> entry.isNamed(name) ? entry.withOptions() : entry.withoutOptions())
                .toList();
    }
}
