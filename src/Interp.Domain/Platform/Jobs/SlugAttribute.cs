using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;

namespace Interp.Domain.Platform;

/// <summary>A name that can stand in an address.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed partial class SlugAttribute() : ValidationAttribute(Refusal)
{
    internal const string Refusal = "Use 2 to 80 lower-case letters, digits and hyphens, starting with a letter or digit.";

    /// <summary>Whether it is one.</summary>
    public static bool Matches(string text) => Pattern().IsMatch(text);

    /// <summary>True of what is left out, too.</summary>
    public override bool IsValid(object? value) => value is null || (value is string text && Matches(text));

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{1,79}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
