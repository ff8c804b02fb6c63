using System.Globalization;

namespace Interp.Hostile.Importers;

/// <summary>
/// Feeds importers with damaged copies of good folders. Each input follows from the seed and its number, and is told before it is tried, so that whoever reads the output knows what
/// ended the process.
/// </summary>
/// <param name="seed">Of every choice.</param>
/// <param name="work">Folder for everything that is written.</param>
/// <param name="told">Gets one line before each input, one for each that is answered badly, and the counts at the end.</param>
internal sealed class ImportRun(int seed, string work, TextWriter told)
{
    /// <summary>Of computing: a busy machine makes nothing slow. No input is a megabyte long.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private const long MostMemory = 1L << 30;

    private static readonly IImporter[] All = [new ModelImporter(), new DictionaryImporter(), new TokenizerImporter(), new CorpusImporter(), new UploadImporter(), new BatchImporter(), new ArchiveImporter()];

    private readonly SortedDictionary<string, int> counts = new(StringComparer.Ordinal);
    private long peak;

    public async Task Run(int first, int count)
    {
        var seeds = All.Select(importer => importer.Seeds(Path.Combine(work, "seeds", importer.Name))).ToArray();
        // Undamaged, so that it is seen that damage is what is refused.
        foreach (var (importer, folders) in All.Zip(seeds))
        {
            foreach (var folder in folders) Count($"undamaged {importer.Name} {await Outcome(-1, importer, folder)}");
        }

        for (var number = first; number < first + count; number++)
        {
            var place = number % All.Length;
            await Try(number, All[place], seeds[place], new Random(unchecked((seed * 1_000_003) + number)));
        }

        foreach (var (what, many) in counts) told.WriteLine($"COUNT {what}: {many}");
    }

    private async Task Try(int number, IImporter importer, IReadOnlyList<string> seeds, Random random)
    {
        var folder = Path.Combine(work, "input");
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        var damage = new Damage(random).Copy(seeds[random.Next(seeds.Count)], folder, seeds);
        told.WriteLine($"{number} {importer.Name}: {damage}");
        await told.FlushAsync();
        var began = Environment.CpuUsage.TotalTime;
        var outcome = await Outcome(number, importer, folder);
        if (Environment.CpuUsage.TotalTime - began is var took && took > Patience) told.WriteLine($"SLOW {number} {importer.Name}: {took.TotalSeconds:F1} s");
        if (Memory() is var now && now > MostMemory && peak <= MostMemory) told.WriteLine($"LARGE {number} {importer.Name}: {now >> 20} MiB");
        peak = Math.Max(peak, now);
        Count($"{importer.Name} {outcome}");
    }

    private void Count(string what) => counts[what] = counts.GetValueOrDefault(what) + 1;

    private async Task<string> Outcome(int number, IImporter importer, string folder)
    {
        try
        {
            await importer.Import(folder);
            return "taken";
        }
        catch (Exception error) when (importer.Refuses(error) && error.Message.Length > 0)
        {
            return "refused";
        }
        catch (Exception error)
        {
            told.WriteLine($"UNCLEAN {number} {importer.Name}: {error.GetType().Name} {error.Message.ReplaceLineEndings(" ")} {error.StackTrace?.ReplaceLineEndings(" ")}");
            return "failed";
        }
    }

    /// <summary>The most memory that the process has held, in bytes.</summary>
    private static long Memory() =>
        long.Parse(File.ReadLines("/proc/self/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) << 10;
}
