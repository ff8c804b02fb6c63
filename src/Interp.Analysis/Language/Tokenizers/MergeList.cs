using System.Text.Json;

namespace Interp.Analysis.Language;

/// <summary>Merges as files spell them, two pieces per rule, turned into ids.</summary>
internal static class MergeList
{
    /// <summary>Reads <c>["left right", ...]</c> or the newer <c>[["left", "right"], ...]</c>.</summary>
    public static List<Merge> Read(JsonElement merges, PieceTable pieces)
    {
        var rules = new List<Merge>(merges.GetArrayLength());
        foreach (var rule in merges.EnumerateArray())
        {
            var (left, right) = rule.ValueKind switch
            {
                JsonValueKind.String => Halves(rule.Text("merges"), rules.Count),
                JsonValueKind.Array when rule.GetArrayLength() == 2 && rule[0].ValueKind == JsonValueKind.String && rule[1].ValueKind == JsonValueKind.String =>
                    (rule[0].Text("merges"), rule[1].Text("merges")),
                _ => throw new TokenizerFormatException($"Merge {rules.Count} is neither \"left right\" nor [\"left\", \"right\"]."),
            };
            rules.Add(Resolve(left, right, rules.Count, pieces));
        }

        return rules;
    }

    /// <summary>Reads the lines of a <c>merges.txt</c>; the version line and empty lines carry no rule.</summary>
    public static List<Merge> Read(IEnumerable<string> lines, PieceTable pieces)
    {
        var rules = new List<Merge>();
        foreach (var line in lines)
        {
            if (line.Length == 0 || line.StartsWith("#version", StringComparison.Ordinal))
                continue;
            var (left, right) = Halves(line, rules.Count);
            rules.Add(Resolve(left, right, rules.Count, pieces));
        }

        return rules;
    }

    private static (string Left, string Right) Halves(string rule, int rank)
    {
        var space = rule.IndexOf(' ', StringComparison.Ordinal);
        return space > 0 && space < rule.Length - 1 && rule.IndexOf(' ', space + 1) < 0
            ? (rule[..space], rule[(space + 1)..])
            : throw new TokenizerFormatException($"Merge {rank} ('{rule}') is not two pieces with one space between them.");
    }

    private static Merge Resolve(string left, string right, int rank, PieceTable pieces)
    {
        return new(Find(left), Find(right), Find(left + right));

        int Find(string piece)
        {
            var id = pieces.Find(piece);
            return id >= 0
                ? id
                : throw new TokenizerFormatException($"Merge {rank} ('{left} {right}') needs the piece '{piece}', which the vocabulary lacks; take vocabulary and merges from the same tokenizer.");
        }
    }
}
