using System.Text;
using System.Text.RegularExpressions;

namespace Interp.Hostile.Importers;

/// <summary>Damage to JSON and other texts that leaves most of them readable: numbers, values and keys are exchanged for others.</summary>
public sealed partial class TextDamage(Random random)
{
    private static readonly string[] Numbers =
    [
        "-1", "0", "1", "2", "3", "7", "255", "65535", "1048576", "2147483647", "2147483648", "-2147483648", "4294967296", "9223372036854775807", "-9223372036854775808", "18446744073709551616",
        "1e308", "-1e308", "1e999", "1e-320", "0.5", "NaN", "Infinity", "-0", "00",
    ];

    private static readonly string[] Values =
    [
        "null", "true", "false", "\"\"", "[]", "{}", "[null]", "{\"a\":null}", "\"\\ud800\"", "\"\\u0000\"", "\"../../etc/passwd\"", "\"topk\"", "\"gpt2\"", "\"llama\"", "\"standard\"", "\"jumprelu\"", "\"none\"",
        "[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]", "[1,2,3]", "[0]", "[-1]", "[1e999]",
    ];

    /// <summary>The damaged text and what was done.</summary>
    public (byte[] Content, string What) Apply(byte[] content)
    {
        var text = Encoding.Latin1.GetString(content);
        return random.Next(8) switch
        {
            0 or 1 or 2 => Exchanged(text, Number(), Numbers),
            3 or 4 => Exchanged(text, Value(), Values),
            5 => Exchanged(text, Key(), ["", "\"unknown\":1,"]),
            6 => Exchanged(text, Word(), ["\"\"", "\"x\"", $"\"{new string('y', random.Next(5000))}\"", "\"\\ud83d\""]),
            _ => Repeated(text),
        };
    }

    private (byte[] Content, string What) Exchanged(string text, Regex places, string[] others)
    {
        var found = places.Matches(text);
        if (found.Count == 0) return new ByteDamage(random).Apply(Encoding.Latin1.GetBytes(text));
        var (match, other) = (found[random.Next(found.Count)], others[random.Next(others.Length)]);
        var changed = string.Concat(text.AsSpan(0, match.Index), other, text.AsSpan(match.Index + match.Length));
        return (Encoding.Latin1.GetBytes(changed), $"with {Short(other)} for {Short(match.Value)} at {match.Index}");
    }

    private (byte[] Content, string What) Repeated(string text)
    {
        if (text.Length == 0) return ([(byte)'{'], "opened only");
        int at = random.Next(text.Length), count = Math.Min(text.Length - at, random.Next(1, 200));
        return (Encoding.Latin1.GetBytes(text.Insert(at, text.Substring(at, count))), $"with {count} letters twice at {at}");
    }

    private static string Short(string text) => string.Concat(text.Take(24).Select(c => c is >= ' ' and <= '~' ? c : '?')) + (text.Length <= 24 ? "" : "...");

    [GeneratedRegex(@"-?\d+(\.\d+)?([eE][-+]?\d+)?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();

    [GeneratedRegex(@"(?<=:\s*)(""[^""\\]*""|-?[\d.eE+-]+|true|false|null|\[[^\[\]]*\]|\{[^{}]*\})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Value();

    [GeneratedRegex(@"""[^""\\]*""\s*:\s*(""[^""\\]*""|-?[\d.eE+-]+|true|false|null),", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Key();

    [GeneratedRegex(@"""[^""\\]*""", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();
}
