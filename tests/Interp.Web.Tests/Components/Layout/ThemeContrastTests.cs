using System.Globalization;
using System.Text.RegularExpressions;

namespace Interp.Web.Tests.Components;

/// <summary>WCAG 2.1 contrast of every text colour on every ground it stands on, computed from theme.css.</summary>
public sealed partial class ThemeContrastTests
{
    private static readonly Dictionary<string, string[]> Tokens = Read();

    public static TheoryData<string, string> Pairs
    {
        get
        {
            var pairs = new TheoryData<string, string>();
            foreach (var ground in new[] { "paper", "panel", "raised" })
            {
                foreach (var text in new[] { "ink", "muted", "accent", "good", "bad", "helped", "hurt" })
                    pairs.Add(text, ground);
            }

            for (var level = 1; level <= 10; level++)
                pairs.Add(level <= 5 ? "on-a-low" : "on-a-high", $"a{level}");
            pairs.Add("on-accent", "accent");
            pairs.Add("ink", "negative-wash");
            pairs.Add("ink", "positive-wash");
            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Text_is_readable_in_both_themes(string text, string ground)
    {
        for (var theme = 0; theme < 2; theme++)
            Contrast(Tokens[text][theme], Tokens[ground][theme]).ShouldBeGreaterThanOrEqualTo(4.5, $"{text} on {ground}, {(theme == 0 ? "light" : "dark")}");
    }

    [Fact]
    public void Stronger_activations_are_ever_further_from_the_paper()
    {
        for (var theme = 0; theme < 2; theme++)
        {
            double[] away = [.. Enumerable.Range(1, 10).Select(level => Contrast(Tokens[$"a{level}"][theme], Tokens["paper"][theme]))];
            away.ShouldBeInOrder();
            away[0].ShouldBeGreaterThan(1.1);
        }
    }

    [Theory]
    [InlineData("#000000", "#ffffff", 21)]
    [InlineData("#777777", "#ffffff", 4.48)]
    public void The_formula_gives_known_ratios(string one, string other, double ratio) => Contrast(one, other).ShouldBe(ratio, 0.01);

    private static double Contrast(string one, string other)
    {
        double[] light = [.. new[] { Luminance(one), Luminance(other) }.OrderDescending()];
        return (light[0] + 0.05) / (light[1] + 0.05);
    }

    private static double Luminance(string hex)
    {
        double Channel(int at)
        {
            var share = int.Parse(hex.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return share <= 0.03928 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
        }

        return 0.2126 * Channel(1) + 0.7152 * Channel(3) + 0.0722 * Channel(5);
    }

    private static Dictionary<string, string[]> Read()
    {
        using Stream resource = typeof(ThemeContrastTests).Assembly.GetManifestResourceStream("theme.css")!;
        using var reader = new StreamReader(resource);
        return Token().Matches(reader.ReadToEnd())
            .ToDictionary(m => m.Groups["name"].Value, m => new[] { m.Groups["light"].Value, m.Groups["dark"].Value }, StringComparer.Ordinal);
    }

    [GeneratedRegex("--(?<name>[a-z0-9-]+): light-dark\\((?<light>#[0-9a-f]{6}), (?<dark>#[0-9a-f]{6})\\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();
}
