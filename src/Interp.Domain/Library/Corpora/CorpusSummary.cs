using System.Text.Json.Serialization;

namespace Interp.Domain.Library;

/// <summary>A tokenised body of text that workers can read.</summary>
/// <param name="Name">Slug; the corpus's folder name.</param>
/// <param name="Title">For people.</param>
/// <param name="Tokens">Tokens in both splits.</param>
/// <param name="Documents">Documents in both splits.</param>
/// <param name="Hash">Identifies the exact tokens.</param>
/// <param name="TokenizerHash">Fingerprint of the tokenizer that made them; a model fits when its own is the same.</param>
public sealed record CorpusSummary(string Name, string Title, long Tokens, long Documents, string Hash, string TokenizerHash)
{
    /// <summary>Larger for corpora that came later.</summary>
    [JsonIgnore]
    public int Number { get; init; }

    /// <summary>Whether a model can read it: it was made with that model's own tokenizer.</summary>
    public bool Fits(ModelSummary model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.TokenizerHash.Length > 0 && TokenizerHash == model.TokenizerHash;
    }
}
