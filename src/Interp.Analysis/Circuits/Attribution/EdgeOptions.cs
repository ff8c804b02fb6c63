using Interp.Abstractions.Circuits;

namespace Interp.Analysis.Circuits;

/// <summary>How edges are scored.</summary>
public sealed record EdgeOptions
{
    public EdgeMethod Method { get; init; } = EdgeMethod.Eap;

    /// <summary>m of the integrated methods.</summary>
    public int Steps { get; init; } = 5;

    public MetricKind Metric { get; init; } = MetricKind.LogitDifference;

    /// <summary>Bytes that activations, differences and gradients may take, estimated; prompts are run in parts that fit, one at a time if need be.</summary>
    public long MemoryBound { get; init; } = 512L << 20;
}
