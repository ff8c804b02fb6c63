using System.Text;
using System.Text.RegularExpressions;

namespace Interp.Analysis.Language;

/// <summary>A path pattern: <c>*</c> within a folder, <c>**</c> across folders, <c>{a,b}</c> alternatives; the rest literal.</summary>
public sealed class PathPattern
{
    private readonly Regex regex;

    public PathPattern(string pattern)
    {
        ArgumentException.ThrowIfNullOrEmpty(pattern);
        Pattern = pattern;
        regex = new Regex(Translate(pattern), RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5));
    }

    /// <summary>As written.</summary>
    public string Pattern { get; }

    /// <summary>Whether the whole of <paramref name="path"/> matches.</summary>
    public bool Matches(string path) => regex.IsMatch(path);

    private static string Translate(string pattern)
    {
        var result = new StringBuilder("\\A");
        var inAlternatives = false;
        for (var i = 0; i < pattern.Length; i++)
        {
            var rest = pattern.AsSpan(i);
            if (rest.StartsWith("**/", StringComparison.Ordinal))
            {
                result.Append("(?:.*/)?");
                i += 2;
            }
            else if (rest.StartsWith("**", StringComparison.Ordinal))
            {
                result.Append(".*");
                i++;
            }
            else
            {
                inAlternatives = pattern[i] switch { '{' => true, '}' => false, _ => inAlternatives };
                result.Append(pattern[i] switch
                {
                    '*' => "[^/]*",
                    '{' => "(?:",
                    '}' => ")",
                    ',' when inAlternatives => "|",
                    var c => Regex.Escape(c.ToString()),
                });
            }
        }

        return result.Append("\\z").ToString();
    }
}
