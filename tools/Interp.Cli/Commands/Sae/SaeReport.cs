using Interp.Analysis.Activations;
using Interp.Analysis.Dictionaries;
using Interp.Analysis.Language;

namespace Interp.Cli.Commands;

/// <summary>What dictionary commands say while they work.</summary>
internal static class SaeReport
{
    public static IProgress<HarvestProgress> Harvest { get; } = new Reporter<HarvestProgress>(p =>
    {
        if (p.Rows == p.Of || p.Rows / 100_000 != (p.Rows - 4096) / 100_000)
            Console.Error.WriteLine($"harvest {p.Rows:N0} of {p.Of:N0} rows");
    });

    public static IProgress<SaeProgress> Training { get; } = new Reporter<SaeProgress>(p =>
        Console.Error.WriteLine($"step {p.Step} of {p.Steps}  {p.RowsPerSecond:F0} rows/s  {p.Remaining:hh\\:mm\\:ss} left  loss {p.Metrics.Loss:F4}  L0 {p.Metrics.L0:F1}  EV {p.Metrics.ExplainedVariance:F4}  dead {p.Metrics.DeadLatents}"));

    /// <summary>Runs a command; what the user can put right is said in one line, with exit status 1.</summary>
    public static int Guard(Action command)
    {
        try
        {
            command();
            return 0;
        }
        catch (Exception error) when (error is ArgumentException or IOException or InvalidDataException or CorpusException or SaeDivergedException or OperationCanceledException)
        {
            Console.Error.WriteLine(error.Message);
            return 1;
        }
    }

    private sealed class Reporter<T>(Action<T> report) : IProgress<T>
    {
        public void Report(T value) => report(value);
    }
}
