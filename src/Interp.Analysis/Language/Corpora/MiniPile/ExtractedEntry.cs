namespace Interp.Analysis.Language;

/// <summary>What one line of the recipe gave.</summary>
/// <param name="Entry">The line.</param>
/// <param name="AvailableBytes">UTF-8 bytes of clean text that its files hold.</param>
/// <param name="Texts">What was taken, within the cap.</param>
public sealed record ExtractedEntry(MiniPileEntry Entry, long AvailableBytes, IReadOnlyList<SourceText> Texts);
