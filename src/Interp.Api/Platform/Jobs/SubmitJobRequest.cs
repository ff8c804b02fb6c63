using System.ComponentModel;
using System.Text.Json;

namespace Interp.Api.Platform;

/// <summary>A job to be.</summary>
internal sealed record SubmitJobRequest(
    [property: Description("Name of the kind; the operation lists all")] string? Kind,
    [property: Description("Those of the kind; what is left out takes its default")] JsonElement Parameters,
    [property: Description("Run although the same work was done already")] bool Force = false);
