using System.Globalization;
using Interp.Domain.Platform;

namespace Interp.Domain.Circuits;

/// <summary>
/// Reads pairs as people type them: one a line, <c>clean | corrupted | answer | wrong</c>, and a fifth part for roles, such as <c>IO=Mary, S2=John#2</c> for the
/// second "John" of the clean prompt. Answers get the space that a word inside a sentence begins with, unless they are written in quotes.
/// </summary>
public static class PromptLines
{
    private const int Parts = 4;

    /// <summary>The pairs; every problem at once, by line.</summary>
    /// <exception cref="InvalidParametersException">A line cannot be read.</exception>
    public static IReadOnlyList<PromptText> Read(string lines)
    {
        var check = new ParameterChecks();
        var pairs = new List<PromptText>();
        var number = 0;
        foreach (var line in lines.Split('\n'))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line)) continue;
            if (pairs.Count > PromptSetRules.MostPairs || check.Problems.Count >= PromptSetRules.MostProblems) break;
            if (Pair(line.TrimEnd('\r'), number, check) is { } pair) pairs.Add(pair);
        }

        check.ThrowIfAny();
        return pairs;
    }

    /// <summary>The same pairs as lines.</summary>
    public static string Write(IEnumerable<PromptText> pairs) => string.Join('\n', pairs.Select(p =>
        $"{p.Clean} | {p.Corrupted} | {Word(p.Answer)} | {Word(p.Wrong)}{(p.Roles is { Count: > 0 } roles ? " | " + string.Join(", ", roles.Select(r => $"{r.Key}={Role(p.Clean, r.Value)}")) : string.Empty)}"));

    private static PromptText? Pair(string line, int number, ParameterChecks check)
    {
        var parts = line.Split('|');
        if (parts.Length is < Parts or > Parts + 1)
        {
            check.That(holds: false, "lines", $"Line {number} has {parts.Length} parts between bars; write clean | corrupted | answer | wrong, and roles after one more bar.");
            return null;
        }

        var clean = parts[0].Trim();
        var roles = parts.Length > Parts ? Roles(parts[Parts], clean, number, check) : null;
        return new(clean, parts[1].Trim(), Answer(parts[2].Trim()), Answer(parts[3].Trim()), roles);
    }

    private static string Answer(string text) => text.Length switch
    {
        0 => text,
        > 1 when text[0] == '"' && text[^1] == '"' => text[1..^1],
        _ => " " + text,
    };

    private static string Word(string answer) => answer.StartsWith(' ') && answer.Trim() == answer[1..] ? answer[1..] : $"\"{answer}\"";

    private static Dictionary<string, int> Roles(string text, string clean, int number, ParameterChecks check)
    {
        var roles = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals < 1 || equals == part.Length - 1)
            {
                check.That(holds: false, "lines", $"Line {number}: “{part}” is no role; write IO=Mary, or S2=John#2 for the second John.");
                continue;
            }

            var (word, occurrence) = Occurrence(part[(equals + 1)..].Trim());
            var at = Find(clean, word, occurrence);
            check.That(at >= 0, "lines", $"Line {number}: the clean prompt has no {(occurrence > 1 ? $"“{word}” number {occurrence}" : $"“{word}”")}.");
            check.That(roles.TryAdd(part[..equals].Trim(), Math.Max(0, at)), "lines", $"Line {number} names the role {part[..equals].Trim()} twice.");
        }

        return roles;
    }

    private static (string Word, int Number) Occurrence(string text)
    {
        var hash = text.LastIndexOf('#');
        return hash > 0 && int.TryParse(text.AsSpan(hash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? (text[..hash], number) : (text, 1);
    }

    private static int Find(string clean, string word, int occurrence)
    {
        var at = -1;
        for (var i = 0; i < occurrence; i++)
        {
            at = clean.IndexOf(word, at + 1, StringComparison.Ordinal);
            if (at < 0) return -1;
        }

        return at;
    }

    private static string Role(string clean, int at)
    {
        var end = clean.IndexOf(' ', at);
        var word = (end < 0 ? clean[at..] : clean[at..end]).TrimEnd(',', '.');
        var number = 1;
        for (var i = clean.IndexOf(word, StringComparison.Ordinal); i >= 0 && i < at; i = clean.IndexOf(word, i + 1, StringComparison.Ordinal)) number++;
        return number > 1 ? string.Create(CultureInfo.InvariantCulture, $"{word}#{number}") : word;
    }
}
