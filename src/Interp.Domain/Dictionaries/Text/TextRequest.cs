namespace Interp.Domain.Dictionaries;

/// <summary>A text to look at.</summary>
/// <param name="Dictionary">Name of the dictionary.</param>
/// <param name="Text">At most <see cref="TextViewQueries.MaxTokens"/> tokens.</param>
/// <param name="Features">Features to follow along the text: at most <see cref="TextViewQueries.MaxTracked"/>; the strongest of the text when left out.</param>
/// <param name="Top">Features told for each token, 1 to <see cref="TextViewQueries.MaxTop"/>; 10 when left out.</param>
public sealed record TextRequest(string? Dictionary, string? Text, int[]? Features = null, int? Top = null);
