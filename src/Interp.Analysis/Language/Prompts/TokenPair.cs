namespace Interp.Analysis.Language;

/// <summary>A prompt and its corrupted twin as a model reads them.</summary>
/// <param name="Clean">Token ids.</param>
/// <param name="Corrupted">As many token ids.</param>
/// <param name="Answer">Id of the right next token.</param>
/// <param name="Wrong">Id of the token that it is compared with.</param>
public sealed record TokenPair(int[] Clean, int[] Corrupted, int Answer, int Wrong)
{
    /// <summary>The role that every pair has: the last token, after which the model answers.</summary>
    public const string End = "END";

    /// <summary>Pairs with the same number are alike but for their names: means are taken within a template.</summary>
    public int Template { get; init; }

    /// <summary>Role to position, e.g. S2 → 10; <see cref="End"/> need not be among them.</summary>
    public IReadOnlyDictionary<string, int> Roles { get; init; } = System.Collections.Immutable.ImmutableDictionary<string, int>.Empty;

    /// <summary>Position of a role.</summary>
    /// <exception cref="ArgumentException">This pair has no such role; the message names those it has.</exception>
    public int Position(string role)
    {
        if (Roles.TryGetValue(role, out var position)) return position;
        if (string.Equals(role, End, StringComparison.Ordinal)) return Clean.Length - 1;
        throw new ArgumentException($"These prompts have no role {role}. They have {string.Join(", ", Roles.Keys.Append(End).Distinct(StringComparer.Ordinal))}.", nameof(role));
    }
}
