using System.Text.Json.Serialization;
using Interp.Domain.Platform;

namespace Interp.Api.Dictionaries;

/// <summary>One example; <paramref name="Source"/> is a place in the card's sources, <paramref name="Place"/> that of its first token for ablations.</summary>
internal sealed record CardWindow(
    int Source,
    long Position,
    int Place,
    int Focus,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Repeated,
    int[] Tokens,
    float[] Activations,
    [property: JsonConverter(typeof(NaNAsNull))] float[]? LossEffects);
