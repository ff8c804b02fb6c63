using Interp.Domain.Library;
using Interp.Domain.Platform;

namespace Interp.Domain.Dictionaries;

/// <summary>What an upload holds; a worker reads it whole.</summary>
/// <param name="Weights">Key of the upload.</param>
public sealed record InspectWeightsQuestion(string Weights) : InferenceQuestion<InspectedWeights>("inspect-weights");

/// <summary>What an upload holds.</summary>
/// <param name="Format">Name of its format.</param>
/// <param name="Formula">Its activation function: standard, topk, jumprelu or gated.</param>
/// <param name="DIn">Numbers that it reads.</param>
/// <param name="DSae">Features.</param>
/// <param name="K">Active features of a topk.</param>
/// <param name="Single">Whether it reads and writes one and the same place: neither a transcoder nor a crosscoder.</param>
/// <param name="HookPoint">Where its files say it belongs.</param>
public sealed record InspectedWeights(string Format, string Formula, int DIn, int DSae, int? K, bool Single, string? HookPoint)
{
    /// <summary>Whether its features write another activation than they read.</summary>
    public bool Transcoder { get; init; }

    /// <summary>Where a crosscoder reads and writes, as its files say; null for any other.</summary>
    public IReadOnlyList<HookPointSummary>? Sites { get; init; }

    /// <summary>Numbers that it writes.</summary>
    public int DOut { get; init; }

    /// <summary>What the files of a transcoder say that it writes.</summary>
    public string? TargetHookPoint { get; init; }
}
