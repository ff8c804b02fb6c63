namespace Interp.Bench.Browser;

/// <summary>How much is loaded and how long it is read.</summary>
/// <param name="Features">Features of the dictionary; every second one has a full card, the others fewer than 20 hits.</param>
/// <param name="Vocabulary">Tokens.</param>
/// <param name="Documents">Documents of the corpus.</param>
/// <param name="Opinions">Features with a label and ratings.</param>
/// <param name="SecondsPerPhase">How long each kind of request is made.</param>
internal sealed record BrowserSize(int Features, int Vocabulary, int Documents, int Opinions, double SecondsPerPhase)
{
    /// <summary>A million features, 52 million examples.</summary>
    internal static BrowserSize Full { get; } = new(1_000_000, 50_257, 100_000, 20_000, 10);

    /// <summary>For tests of the bench itself.</summary>
    internal static BrowserSize Quick { get; } = new(2_000, 1_000, 500, 200, 0.5);
}
