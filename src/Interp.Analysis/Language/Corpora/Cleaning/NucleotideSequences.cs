using System.Text;

namespace Interp.Analysis.Language;

/// <summary>
/// Nucleotide sequences from FASTA, FASTQ, EMBL or GenBank files, written as FASTA: a <c>&gt;</c> line, then lines of equal width.
/// </summary>
/// <param name="columns">Bases a line; 60 and 70 are usual.</param>
/// <param name="lowerCase">Write <c>acgt</c> rather than <c>ACGT</c>.</param>
public sealed class NucleotideSequences(int columns, bool lowerCase = false) : ITextCleaner
{
    public string Clean(byte[] content, string path)
    {
        ArgumentNullException.ThrowIfNull(content);
        var text = Encoding.Latin1.GetString(content);
        var records = text.Length > 0 && text[0] == '>' ? Fasta(text) : text.Length > 0 && text[0] == '@' ? Fastq(text) : FlatFile(text);
        var result = new StringBuilder();
        foreach (var (name, bases) in records)
        {
            Append(result, name, bases);
        }

        return result.ToString();
    }

    private void Append(StringBuilder result, string name, string bases)
    {
        // Proteins and alignments share these formats: a record is kept when nearly all of it is A, C, G, T.
        if (bases.Length < 40 || bases.Count(c => "ACGTacgt".Contains(c, StringComparison.Ordinal)) < 0.97 * bases.Length)
        {
            return;
        }

        result.Append('>').Append(PlainText.Tidy(name).TrimEnd('\n')).Append('\n');
        var cased = lowerCase ? bases.ToLowerInvariant() : bases.ToUpperInvariant();
        for (var at = 0; at < cased.Length; at += columns)
        {
            result.Append(cased, at, Math.Min(columns, cased.Length - at)).Append('\n');
        }
    }

    private static IEnumerable<(string Name, string Bases)> Fasta(string text)
    {
        foreach (var record in text.Split("\n>"))
        {
            var end = record.IndexOf('\n', StringComparison.Ordinal);
            if (end > 0)
            {
                yield return (record[..end].TrimStart('>').Trim(), Letters(record[end..]));
            }
        }
    }

    private static IEnumerable<(string Name, string Bases)> Fastq(string text)
    {
        var lines = text.Split('\n');
        for (var i = 0; i + 3 < lines.Length; i += 4)
        {
            yield return (lines[i].TrimStart('@').Trim(), Letters(lines[i + 1]));
        }
    }

    private static IEnumerable<(string Name, string Bases)> FlatFile(string text)
    {
        var (name, title, bases) = ("", "", (StringBuilder?)null);
        foreach (var line in text.Split('\n'))
        {
            if (bases is not null && !line.StartsWith("//", StringComparison.Ordinal))
            {
                bases.Append(Letters(line));
            }
            else if (line.StartsWith("SQ ", StringComparison.Ordinal) || line.StartsWith("ORIGIN", StringComparison.Ordinal))
            {
                bases = new StringBuilder();
            }
            else if (line.StartsWith("ID ", StringComparison.Ordinal) || line.StartsWith("LOCUS ", StringComparison.Ordinal))
            {
                name = line.Split(' ', StringSplitOptions.RemoveEmptyEntries).ElementAtOrDefault(1)?.TrimEnd(';') ?? "";
            }
            else if (line.StartsWith("DE ", StringComparison.Ordinal) || line.StartsWith("DEFINITION", StringComparison.Ordinal))
            {
                title = title.Length > 0 ? title : line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..].Trim();
            }
            else if (line.StartsWith("//", StringComparison.Ordinal))
            {
                if (bases is not null)
                {
                    yield return ($"{name} {title}".Trim(), bases.ToString());
                }

                (name, title, bases) = ("", "", null);
            }
        }
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsAsciiLetter));
}
