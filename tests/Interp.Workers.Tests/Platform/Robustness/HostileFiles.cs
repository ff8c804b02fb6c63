namespace Interp.Workers.Tests.Platform;

/// <summary>Importers live through damaged models, dictionaries of all formats, tokenizers, corpora, uploads, batches and archives.</summary>
public sealed class HostileFiles : IDisposable
{
    private const string Seed = "11";
    private const int Inputs = 4_500;
    // A hang ends here, and is named; a busy machine takes many times what an idle one does.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(20);
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("interp-hostile-");

    [Fact]
    public async Task Damaged_files_are_refused_or_read_and_the_process_lives()
    {
        var child = await HostileProgram.Run(Patience, "import", Seed, "0", $"{Inputs}", folder.FullName);
        child.ExitCode.ShouldBe(0, $"The process ended at: {child.Lines.LastOrDefault()}\n{child.Errors}");
        child.Lines.Where(line => line.StartsWith("UNCLEAN", StringComparison.Ordinal)).ShouldBeEmpty("each refusal says what to do");
        child.Lines.Where(line => line.StartsWith("SLOW", StringComparison.Ordinal)).ShouldBeEmpty("no input takes long");
        child.Lines.Where(line => line.StartsWith("LARGE", StringComparison.Ordinal)).ShouldBeEmpty("no input takes much memory");
        foreach (var kind in (string[])["model", "dictionary", "tokenizer", "corpus", "upload", "batch", "archive"])
        {
            Count(child, $"undamaged {kind} taken").ShouldBePositive();
            (Count(child, $"{kind} taken") + Count(child, $"{kind} refused")).ShouldBeInRange(Inputs / 7, (Inputs / 7) + 1);
            // Neither all refused at the first check nor all too mild.
            Count(child, $"{kind} taken").ShouldBePositive();
            Count(child, $"{kind} refused").ShouldBePositive();
        }
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static int Count(HostileProgram child, string what) =>
        child.Lines.Where(line => line.StartsWith($"COUNT {what}: ", StringComparison.Ordinal)).Select(line => int.Parse(line.Split(' ')[^1], System.Globalization.CultureInfo.InvariantCulture)).SingleOrDefault();
}
