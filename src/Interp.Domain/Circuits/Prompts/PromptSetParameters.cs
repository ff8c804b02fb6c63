namespace Interp.Domain.Circuits;

/// <summary>How the prompts of a set are made and read.</summary>
/// <param name="Beginning">Whether each prompt begins with the token that starts a document.</param>
/// <param name="Template">For the generator: number of its one template; null for all.</param>
/// <param name="Order">For the generator: <see cref="Abba"/>, <see cref="Baba"/>, or null for both.</param>
public sealed record PromptSetParameters(bool Beginning = false, int? Template = null, string? Order = null)
{
    /// <summary>The indirect object is named first.</summary>
    public const string Abba = "abba";

    /// <summary>The subject is named first.</summary>
    public const string Baba = "baba";

    /// <summary>Templates of the generator.</summary>
    public const int Templates = 15;
}
