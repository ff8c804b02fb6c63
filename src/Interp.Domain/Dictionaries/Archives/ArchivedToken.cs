namespace Interp.Domain.Dictionaries;

/// <summary>A line of <see cref="DictionaryArchive.TokensFile"/>: the features that fire on one token, in parallel arrays.</summary>
/// <param name="Token">Token id.</param>
/// <param name="Features">Their indexes.</param>
/// <param name="MaxActivations">The largest activation of each on it.</param>
/// <param name="Counts">How often each fired on it.</param>
public sealed record ArchivedToken(int Token, int[] Features, float[] MaxActivations, int[] Counts)
{
    /// <summary>As rows of the index.</summary>
    public IEnumerable<TokenFeature> Rows() =>
        Features.Select((feature, i) => new TokenFeature { Token = Token, Feature = feature, MaxActivation = MaxActivations[i], Count = Counts[i] });
}
