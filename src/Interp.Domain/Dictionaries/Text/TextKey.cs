namespace Interp.Domain.Dictionaries;

/// <summary>What an answer about a text depends on.</summary>
/// <param name="Dictionary">Id of the dictionary.</param>
/// <param name="Text">The text.</param>
/// <param name="Top">Features for each token.</param>
/// <param name="Tracked">Features followed, in order.</param>
internal sealed record TextKey(int Dictionary, string Text, int Top, string Tracked);
