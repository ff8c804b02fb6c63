using System.Globalization;
using System.Text;
using Interp.Analysis.Circuits;

namespace Interp.Workers.Circuits;

/// <summary>
/// The means that an evaluation has found, in a file of the job's folder, line by line as they come: with them a worker that takes the job up goes through
/// the same searches without running what was run.
/// </summary>
internal sealed class KnownMeans : IDisposable
{
    private readonly Dictionary<string, double> found = new(StringComparer.Ordinal);
    private readonly StreamWriter file;

    private KnownMeans(StreamWriter file) => this.file = file;

    /// <summary>By what a set is written as.</summary>
    public IReadOnlyDictionary<string, double> Found => found;

    /// <summary>Opens the file, or begins it anew where it was written for something else.</summary>
    /// <param name="folder">The job's.</param>
    /// <param name="identity">What the means rest on; one line.</param>
    public static KnownMeans Open(string folder, string identity)
    {
        var path = Path.Combine(folder, "means.tsv");
        // A worker that was killed may have left half a line.
        var lines = File.Exists(path) ? File.ReadAllText(path).Split('\n')[..^1] : [];
        var known = lines is [var first, ..] && string.Equals(first, identity, StringComparison.Ordinal) ? lines[1..] : [];
        var means = new KnownMeans(new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" });
        means.file.WriteLine(identity);
        foreach (var line in known)
        {
            if (line.Split('\t', 2) is [var number, var set] && double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var mean)) means.Write(set, mean);
        }

        means.file.Flush();
        return means;
    }

    /// <summary>Keeps a mean.</summary>
    public void Keep(KnockoutSet set, double mean)
    {
        Write(set.ToString(), mean);
        file.Flush();
    }

    public void Dispose() => file.Dispose();

    private void Write(string set, double mean)
    {
        found[set] = mean;
        file.WriteLine($"{mean.ToString("R", CultureInfo.InvariantCulture)}\t{set}");
    }
}
