using Interp.Analysis.Language;

namespace Interp.Cli.Commands;

/// <summary>What corpus commands say: progress on standard error, results on standard output.</summary>
internal static class CorpusReport
{
    public static IProgress<CorpusBuildProgress> Progress { get; } = new Reporter<CorpusBuildProgress>(p =>
        Console.Error.WriteLine($"{p.Stage} ({p.Done}/{p.Total})"));

    public static IProgress<ExtractedEntry> Extracted { get; } = new Reporter<ExtractedEntry>(e =>
        Console.Out.WriteLine($"{e.Entry.Class,-7} {Megabytes(e.Texts.Sum(t => (long)System.Text.Encoding.UTF8.GetByteCount(t.Text))),8} of {Megabytes(e.AvailableBytes),8} MB  {e.Entry.Package}  {e.Entry.Pattern}"));

    public static void Print(CorpusManifest manifest)
    {
        Console.Out.WriteLine($"{manifest.Name}: {manifest.Tokens} tokens ({manifest.TrainTokens} train), {manifest.Documents} documents, {Megabytes(manifest.Bytes)} MB, vocabulary {manifest.VocabularySize}");
        Console.Out.WriteLine($"hash {manifest.Hash}");
        foreach (var c in manifest.Classes)
        {
            var bytesPerToken = (double)c.Bytes / (c.TrainTokens + c.HeldOutTokens);
            Console.Out.WriteLine($"{c.Class,-8} train {c.TrainTokens,9} ({c.TrainShare:P2})  held-out {c.HeldOutTokens,8}  documents {c.TrainDocuments}+{c.HeldOutDocuments}  {Megabytes(c.Bytes)} MB  {bytesPerToken:F2} bytes/token");
        }
    }

    /// <summary>Runs a command; what the user can put right is said in one line, with exit status 1.</summary>
    public static async Task<int> GuardAsync(Func<Task> command)
    {
        try
        {
            await command();
            return 0;
        }
        catch (CorpusException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
        catch (IOException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
    }

    private static string Megabytes(long bytes) => (bytes / 1e6).ToString("F2", System.Globalization.CultureInfo.InvariantCulture);

    private sealed class Reporter<T>(Action<T> report) : IProgress<T>
    {
        public void Report(T value) => report(value);
    }
}
