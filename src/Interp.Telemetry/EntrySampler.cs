using System.Diagnostics;
using OpenTelemetry.Trace;

namespace Interp.Telemetry;

/// <summary>
/// A trace begins with a request or with a job. What a process asks the database by itself, several times a second for as long as it runs, belongs to neither and begins none.
/// </summary>
internal sealed class EntrySampler : Sampler
{
    public override SamplingResult ShouldSample(in SamplingParameters samplingParameters) =>
        new(samplingParameters.Kind is ActivityKind.Server or ActivityKind.Consumer);
}
